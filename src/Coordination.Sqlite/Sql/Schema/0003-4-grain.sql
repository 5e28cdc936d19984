-- The current row of every grain. Numbers follow creation, so that grains of one hour lie side by side.
CREATE TABLE grain (
    number     INTEGER PRIMARY KEY,
    kind       INTEGER NOT NULL,
    id         TEXT    NOT NULL,
    centre     TEXT    NOT NULL,
    department TEXT,
    staff      TEXT,
    status     TEXT    NOT NULL,
    is_open    INTEGER NOT NULL,
    urgency    INTEGER,
    due        INTEGER, -- microseconds since 1970 UTC
    since      INTEGER NOT NULL,
    version    INTEGER NOT NULL,
    links      INTEGER NOT NULL, -- how many rows of grain_link belong to it
    hash       BLOB    NOT NULL,
    state      TEXT    NOT NULL  -- JSON
) STRICT
