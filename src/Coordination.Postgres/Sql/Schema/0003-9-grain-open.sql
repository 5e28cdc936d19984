-- Each entry is new or moved: pages would be searched for duplicates that are not there.
CREATE INDEX grain_open ON {schema}.grain (kind, centre, since) WITH (deduplicate_items = off) WHERE is_open
