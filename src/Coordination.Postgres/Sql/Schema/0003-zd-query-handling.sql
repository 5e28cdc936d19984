CREATE TABLE {schema}.query_handling (
    queued     bigint,
    assigned   bigint   NOT NULL,
    started    bigint,
    ended      bigint,
    submitted  bigint   NOT NULL, -- the request
    number     integer  NOT NULL,
    item       integer  NOT NULL,
    channel    smallint NOT NULL,
    urgency    smallint NOT NULL,
    id         text     NOT NULL COLLATE "C" PRIMARY KEY, -- 'request/number'
    request    text     NOT NULL COLLATE "C",
    step       text     NOT NULL COLLATE "C",
    centre     text     NOT NULL COLLATE "C",
    service    text     NOT NULL COLLATE "C",
    department text     NOT NULL COLLATE "C",
    staff      text     NOT NULL COLLATE "C",
    ending     text     COLLATE "C",
    outcome    text
) WITH (autovacuum_vacuum_scale_factor = 0.05, autovacuum_vacuum_threshold = 5000, autovacuum_analyze_scale_factor = 0.05)
