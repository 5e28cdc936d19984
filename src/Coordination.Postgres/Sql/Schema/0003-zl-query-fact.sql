-- What counts in figures: each at one instant.
CREATE TABLE {schema}.query_fact (
    at         bigint   NOT NULL,
    time       bigint, -- microseconds
    number     integer  NOT NULL,
    kind       smallint NOT NULL,
    channel    smallint NOT NULL,
    urgency    smallint,
    centre     text     NOT NULL COLLATE "C",
    request    text     NOT NULL COLLATE "C",
    department text     COLLATE "C",
    staff      text     COLLATE "C",
    service    text     NOT NULL COLLATE "C",
    PRIMARY KEY (centre, at, request, number)
) WITH (autovacuum_analyze_scale_factor = 0.05)
