CREATE TABLE {schema}.epoch (
    centre text   NOT NULL COLLATE "C",
    epoch  bigint NOT NULL,
    CONSTRAINT epoch_key PRIMARY KEY (centre)
)
