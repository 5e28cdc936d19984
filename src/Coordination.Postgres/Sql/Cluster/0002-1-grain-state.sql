-- State of an application's own grains, for the provider of Microsoft.Orleans.Persistence.AdoNet. The engine keeps none of its own here.
CREATE TABLE {schema}.grain_state (
    service    text NOT NULL,
    grain_type text NOT NULL,
    n0         bigint NOT NULL,
    n1         bigint NOT NULL,
    extension  text NOT NULL,
    version    integer NOT NULL,
    changed_at timestamptz NOT NULL,
    payload    bytea,
    CONSTRAINT grain_state_key PRIMARY KEY (service, grain_type, n0, n1, extension)
)
