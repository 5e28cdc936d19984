CREATE INDEX grain_due ON grain (kind, centre, due) WHERE due IS NOT NULL
