CREATE INDEX grain_staff ON grain (kind, centre, staff, since) WHERE is_open = 1 AND staff IS NOT NULL
