CREATE TABLE IF NOT EXISTS grain_state (
    n0 bigint NOT NULL,
    n1 bigint NOT NULL,
    grain_type text NOT NULL,
    version integer NOT NULL,
    changed_at timestamptz NOT NULL,
    payload bytea,
    PRIMARY KEY (n0, n1, grain_type))
