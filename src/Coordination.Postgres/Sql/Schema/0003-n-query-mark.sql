-- How far the lists of requests, which follow from the journal, have followed it. They can be made again from there at any time.
CREATE TABLE {schema}.query_mark (
    id       smallint PRIMARY KEY CHECK (id = 1),
    sequence bigint   NOT NULL,
    at       bigint, -- microseconds since 1970 UTC
    hash     text COLLATE "C"
)
