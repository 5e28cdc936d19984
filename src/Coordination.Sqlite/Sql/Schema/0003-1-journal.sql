-- The record. A row is never changed. It names its grain in full, so that it can be read, hashed and verified by itself.
CREATE TABLE journal (
    sequence        INTEGER PRIMARY KEY,
    grain           INTEGER NOT NULL, -- grain.number, short enough to index
    version         INTEGER NOT NULL,
    kind            INTEGER NOT NULL,
    id              TEXT    NOT NULL,
    type            TEXT    NOT NULL,
    at              INTEGER NOT NULL, -- microseconds since 1970 UTC
    actor_kind      INTEGER NOT NULL,
    actor_id        TEXT    NOT NULL,
    hash            BLOB    NOT NULL,
    personal_digest BLOB,
    command_key     BLOB, -- a digest of what the caller chose
    command_digest  BLOB,
    command_status  TEXT,
    payload         TEXT    NOT NULL  -- JSON; last, so that reading the rest skips its overflow pages
) STRICT
