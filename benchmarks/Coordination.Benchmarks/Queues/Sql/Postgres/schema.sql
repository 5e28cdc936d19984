CREATE TABLE request (
    id           bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    department   text        NOT NULL,
    queue        text        NOT NULL,
    urgency      smallint    NOT NULL,
    status       text        NOT NULL,
    staff        text,
    submitted_at timestamptz NOT NULL,
    version      integer     NOT NULL,
    state        jsonb       NOT NULL
);
CREATE INDEX request_waiting ON request (queue, urgency, submitted_at, id) WHERE status = 'waiting';
CREATE TABLE request_history (
    request bigint      NOT NULL,
    version integer     NOT NULL,
    type    text        NOT NULL,
    at      timestamptz NOT NULL,
    actor   text        NOT NULL,
    payload jsonb       NOT NULL,
    PRIMARY KEY (request, version)
);
