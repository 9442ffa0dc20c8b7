-- One row for each address that was ever asked for: what fetching must remember of it.
--
-- address            as a source or page gave it
-- final_address      where the content that is kept came from, after redirects; NULL before there is any
-- permanent_address  where 301 and 308 lead; NULL where they do not
-- etag               validator of the kept content, as sent
-- last_modified      validator of the kept content, as sent
-- is_gone            whether the address said 410
-- status             HTTP status of the last answer; NULL where there was none
-- reason             why the last attempt brought nothing; NULL where it brought content or 304
-- failures           failed attempts in a row
-- next_attempt_at    UTC; not to be asked before; NULL where it may be
-- attempted_at       UTC; the last attempt
create table if not exists ops.fetches (
    address varchar primary key,
    final_address varchar,
    permanent_address varchar,
    etag varchar,
    last_modified varchar,
    is_gone boolean not null,
    status bigint,
    reason varchar check (reason <> ''),
    failures bigint not null,
    next_attempt_at timestamp,
    attempted_at timestamp not null
);
