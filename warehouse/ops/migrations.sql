-- One row for each migration that this warehouse has behind it; version 0 stands for the files of tables and views.
--
-- version     number of the migration
-- name        file name without its ending
-- checksum    SHA-256 of the file
-- applied_at  UTC
create table if not exists ops.migrations (
    version bigint primary key,
    name varchar not null,
    checksum varchar not null,
    applied_at timestamp not null
);
