CREATE INDEX grain_department ON {schema}.grain (kind, centre, department, since) WITH (deduplicate_items = off) WHERE is_open AND department IS NOT NULL
