CREATE INDEX grain_due ON {schema}.grain (kind, centre, due) WITH (deduplicate_items = off) WHERE due IS NOT NULL
