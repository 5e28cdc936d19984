CREATE TABLE IF NOT EXISTS {schema}.schema_version (
    version integer     NOT NULL,
    at      timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT schema_version_key PRIMARY KEY (version)
)
