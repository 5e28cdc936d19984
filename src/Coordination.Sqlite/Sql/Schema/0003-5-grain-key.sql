CREATE UNIQUE INDEX grain_key ON grain (kind, id)
