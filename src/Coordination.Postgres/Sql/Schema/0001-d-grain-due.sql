CREATE INDEX grain_due ON {schema}.grain (kind, centre, due) WHERE due IS NOT NULL
