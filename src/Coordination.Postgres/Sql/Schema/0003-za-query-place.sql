-- Where something is to be done or, of a closed request, where it was last.
CREATE TABLE {schema}.query_place (
    submitted  bigint   NOT NULL,
    number     integer  NOT NULL,
    is_open    smallint NOT NULL,
    missed     smallint NOT NULL,
    request    text     NOT NULL COLLATE "C",
    centre     text     NOT NULL COLLATE "C",
    department text     NOT NULL COLLATE "C",
    staff      text     COLLATE "C",
    PRIMARY KEY (request, number)
) WITH (autovacuum_vacuum_scale_factor = 0.05, autovacuum_vacuum_threshold = 5000, autovacuum_analyze_scale_factor = 0.05)
