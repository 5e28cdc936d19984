CREATE INDEX grain_open ON grain (kind, centre, since) WHERE is_open = 1
