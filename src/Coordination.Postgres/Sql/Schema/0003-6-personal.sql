-- Personal text beside the chain: a row can be erased, its digest in the journal stays.
CREATE TABLE {schema}.personal (
    grain   bigint NOT NULL,
    version bigint NOT NULL,
    salt    bytea  NOT NULL,
    text    bytea  NOT NULL, -- JSON in UTF-8
    CONSTRAINT personal_key PRIMARY KEY (grain, version)
)
