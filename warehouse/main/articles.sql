-- One row for each article that was published.
--
-- article_id             derived from the canonical address; without one, from content_hash
-- source_id              who published it; in sources
-- origin                 path or address it was read from, as given; of several with the same bytes, the least
-- url                    canonical address; NULL for a local file that names none
-- title                  headline, of any length, on one line; as in text, without control, bidirectional and invisible characters
-- author                 who wrote it, without noise; NULL where more than 200 characters are given
-- published_on           day, as the publisher prints it; of a revised article, the first
-- published_from         where the day was found: feed, sitemap, metadata, url, text
-- language               ISO 639-1; of a mixed text, that of most of it
-- text                   what the article says and nothing else, without control, bidirectional and invisible characters; all offsets count its Unicode code points
-- word_count             words in text
-- content_hash           SHA-256 of the raw bytes
-- duplicate_of           the original that this one reprints, exactly or nearly; in articles; NULL for an original
-- retrieved_at           UTC; when the bytes were read
-- loaded_at              UTC; when the row was loaded
-- run_id                 the run that loaded it; in ops.runs
-- pipeline_version       version of the program that read it
-- publisher              publisher as the article itself names it; NULL where more than 300 characters are given
-- licence                licence as the article itself declares it; NULL where more than 300 characters are given
-- share_of_visible_text  of the prose that its page shows, the share that was taken, 0 to 1; below 0.7 paragraphs were probably lost; NULL: no page
create table if not exists main.articles (
    article_id varchar primary key check (article_id <> ''),
    source_id varchar not null,
    origin varchar not null,
    url varchar check (url <> ''),
    title varchar check (title <> ''),
    author varchar check (author <> ''),
    published_on date,
    published_from varchar check (published_from in ('feed', 'sitemap', 'metadata', 'url', 'text')),
    language varchar not null check (length(language) = 2),
    text varchar not null check (text <> ''),
    word_count bigint not null check (word_count >= 0),
    content_hash varchar not null check (content_hash <> ''),
    duplicate_of varchar check (duplicate_of <> article_id),
    retrieved_at timestamp not null,
    loaded_at timestamp not null,
    run_id varchar not null,
    pipeline_version varchar not null,
    publisher varchar check (publisher <> ''),
    licence varchar check (licence <> ''),
    share_of_visible_text double check (share_of_visible_text between 0 and 1)
);
