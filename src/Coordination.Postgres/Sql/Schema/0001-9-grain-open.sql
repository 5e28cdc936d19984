CREATE INDEX grain_open ON {schema}.grain (kind, centre, since) WHERE is_open
