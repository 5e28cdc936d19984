-- The record. A row is never changed. It names its grain in full, so that it can be read, hashed and verified by itself.
CREATE TABLE {schema}.journal (
    sequence        bigint   NOT NULL DEFAULT nextval('{schema}.journal_sequence'),
    grain           bigint   NOT NULL, -- grain.number, short enough to index
    version         bigint   NOT NULL,
    at              bigint   NOT NULL, -- microseconds since 1970 UTC
    kind            smallint NOT NULL,
    actor_kind      smallint NOT NULL,
    id              text     NOT NULL COLLATE "C",
    type            text     NOT NULL COLLATE "C",
    actor_id        text     NOT NULL COLLATE "C",
    hash            bytea    NOT NULL,
    personal_digest bytea,
    command_key     bytea, -- a digest of what the caller chose
    command_digest  bytea,
    command_status  text     COLLATE "C",
    payload         bytea    NOT NULL, -- JSON in UTF-8, byte for byte as it was hashed
    CONSTRAINT journal_key PRIMARY KEY (sequence)
) WITH (fillfactor = 100, toast_tuple_target = 4080, autovacuum_vacuum_insert_scale_factor = 0.2)
