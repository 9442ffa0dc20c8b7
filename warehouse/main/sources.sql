-- One row for each publisher that has an article here.
--
-- source_id      registrable domain, else a slug of the publisher's name, else `local`
-- name           the publisher that its articles name most often, as the reference list has it where it knows it
-- domain         registrable domain
-- country        ISO 3166 alpha-2; as most of its articles state it
-- language       ISO 639-1; as the reference list has it, else that of most of its articles
-- licence        as its articles declare it most often
-- first_seen_at  UTC; when an article of it was first seen
-- last_seen_at   UTC; when an article of it was last seen, changed or not
create table if not exists main.sources (
    source_id varchar primary key check (source_id <> ''),
    name varchar check (name <> ''),
    domain varchar check (domain <> ''),
    country varchar check (length(country) = 2),
    language varchar check (length(language) = 2),
    licence varchar check (licence <> ''),
    first_seen_at timestamp not null,
    last_seen_at timestamp not null,
    check (first_seen_at <= last_seen_at)
);
