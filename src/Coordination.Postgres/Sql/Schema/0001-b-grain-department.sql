CREATE INDEX grain_department ON {schema}.grain (kind, centre, department, since) WHERE is_open AND department IS NOT NULL
