CREATE TABLE {schema}.query_request (
    version     bigint   NOT NULL,
    submitted   bigint   NOT NULL, -- microseconds since 1970 UTC, as every time here
    first_taken bigint,
    closed      bigint,
    due         bigint,
    is_open     smallint NOT NULL,
    channel     smallint NOT NULL,
    applicant   smallint NOT NULL,
    urgency     smallint,
    missed      smallint NOT NULL,
    rating      smallint,
    reopened    integer  NOT NULL,
    id          text     NOT NULL COLLATE "C" PRIMARY KEY,
    centre      text     NOT NULL COLLATE "C",
    status      text     NOT NULL COLLATE "C",
    service     text     NOT NULL COLLATE "C",
    places      text     NOT NULL COLLATE "C" -- 'department/holder department/'
) WITH (autovacuum_vacuum_scale_factor = 0.05, autovacuum_vacuum_threshold = 5000, autovacuum_analyze_scale_factor = 0.05)
