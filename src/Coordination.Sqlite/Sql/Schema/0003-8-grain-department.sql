CREATE INDEX grain_department ON grain (kind, centre, department, since) WHERE is_open = 1 AND department IS NOT NULL
