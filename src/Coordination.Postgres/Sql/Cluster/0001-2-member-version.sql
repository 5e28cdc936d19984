-- One row a cluster: every change of its members raises the version, and names the one it follows.
CREATE TABLE {schema}.member_version (
    cluster text        NOT NULL,
    version integer     NOT NULL DEFAULT 0,
    at      timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT member_version_key PRIMARY KEY (cluster)
)
