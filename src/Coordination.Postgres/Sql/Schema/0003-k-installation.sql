-- The store's own secret, made once: what callers' keys leave on record is derived under it. It is nowhere else.
CREATE TABLE {schema}.installation (
    one boolean NOT NULL DEFAULT true CHECK (one),
    key bytea   NOT NULL CHECK (length(key) = 32),
    CONSTRAINT installation_key PRIMARY KEY (one)
)
