-- Who did what to what: events that somebody caused.
CREATE TABLE {schema}.query_audit (
    at       bigint   NOT NULL,
    sequence bigint   NOT NULL,
    version  bigint   NOT NULL,
    role     smallint NOT NULL,
    kind     smallint NOT NULL,
    centre   text     NOT NULL COLLATE "C",
    actor    text     NOT NULL COLLATE "C",
    event    text     NOT NULL COLLATE "C",
    grain    text     NOT NULL COLLATE "C",
    reason   text     COLLATE "C",
    PRIMARY KEY (centre, at, sequence)
) WITH (autovacuum_analyze_scale_factor = 0.05)
