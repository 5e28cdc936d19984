-- How people stood to work, from when to when; those who are signed off have none.
CREATE TABLE {schema}.query_presence (
    version  bigint   NOT NULL,
    begun    bigint   NOT NULL,
    ended    bigint,
    presence smallint NOT NULL,
    centre   text     NOT NULL COLLATE "C",
    staff    text     NOT NULL COLLATE "C",
    PRIMARY KEY (centre, staff, version)
)
