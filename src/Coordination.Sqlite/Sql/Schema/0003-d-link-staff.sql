CREATE INDEX link_staff ON grain_link (staff) WHERE staff IS NOT NULL
