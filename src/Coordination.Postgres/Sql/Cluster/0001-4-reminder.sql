-- One row a reminder: which grain is to be woken, from when on, and how often (milliseconds).
CREATE TABLE {schema}.reminder (
    service text        NOT NULL,
    grain   text        NOT NULL,
    name    text        NOT NULL,
    hash    integer     NOT NULL,
    start   timestamptz NOT NULL,
    period  bigint      NOT NULL,
    version integer     NOT NULL DEFAULT 0,
    CONSTRAINT reminder_key PRIMARY KEY (service, grain, name)
)
