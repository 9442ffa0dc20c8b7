-- One row for each origin (scheme, host, port) that was ever asked: its robots.txt and how it answers.
--
-- origin             scheme, host and port where it is not the scheme's own
-- robots             text of robots.txt; NULL where there is none to obey
-- is_forbidden       whether robots.txt could not be read, so that nothing may be asked for
-- robots_fetched_at  UTC; NULL before it was asked for
-- failures           failed requests in a row
-- closed_until       UTC; not to be asked before, because it said so or failed too often; NULL where it may be
create table if not exists ops.hosts (
    origin varchar primary key,
    robots varchar,
    is_forbidden boolean not null,
    robots_fetched_at timestamp,
    failures bigint not null,
    closed_until timestamp
);
