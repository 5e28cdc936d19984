CREATE INDEX grain_staff ON {schema}.grain (kind, centre, staff, since) WITH (deduplicate_items = off) WHERE is_open AND staff IS NOT NULL
