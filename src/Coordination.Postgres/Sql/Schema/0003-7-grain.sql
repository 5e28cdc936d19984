-- The current row of every grain. Room is left on each page, so that a change that touches no index stays on it.
CREATE TABLE {schema}.grain (
    number     bigint   NOT NULL, -- rises with creation
    since      bigint   NOT NULL, -- microseconds since 1970 UTC
    due        bigint,
    version    bigint   NOT NULL,
    kind       smallint NOT NULL,
    urgency    smallint,
    is_open    boolean  NOT NULL,
    id         text     NOT NULL COLLATE "C",
    centre     text     NOT NULL COLLATE "C",
    department text     COLLATE "C",
    staff      text     COLLATE "C",
    status     text     NOT NULL COLLATE "C",
    links      text     COLLATE "C", -- further places: 'department/holder department/'
    hash       bytea    NOT NULL,
    state      bytea    NOT NULL, -- JSON in UTF-8, byte for byte as it is verified
    CONSTRAINT grain_key PRIMARY KEY (kind, id)
) WITH (
    fillfactor = 75, toast_tuple_target = 4080,
    autovacuum_vacuum_scale_factor = 0.05, autovacuum_vacuum_threshold = 5000,
    autovacuum_analyze_scale_factor = 0.05, autovacuum_analyze_threshold = 5000
)
