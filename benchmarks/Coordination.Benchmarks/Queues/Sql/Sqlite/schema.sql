CREATE TABLE request (
    id           INTEGER PRIMARY KEY,
    department   TEXT    NOT NULL,
    queue        TEXT    NOT NULL,
    urgency      INTEGER NOT NULL,
    status       TEXT    NOT NULL,
    staff        TEXT,
    submitted_at INTEGER NOT NULL,
    version      INTEGER NOT NULL,
    state        TEXT    NOT NULL
) STRICT;
CREATE INDEX request_waiting ON request (queue, urgency, submitted_at, id) WHERE status = 'waiting';
CREATE TABLE request_history (
    request INTEGER NOT NULL,
    version INTEGER NOT NULL,
    type    TEXT    NOT NULL,
    at      INTEGER NOT NULL,
    actor   TEXT    NOT NULL,
    payload TEXT    NOT NULL,
    PRIMARY KEY (request, version)
) STRICT, WITHOUT ROWID;
