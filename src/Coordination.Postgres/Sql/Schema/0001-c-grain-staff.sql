CREATE INDEX grain_staff ON {schema}.grain (kind, centre, staff, since) WHERE is_open AND staff IS NOT NULL
