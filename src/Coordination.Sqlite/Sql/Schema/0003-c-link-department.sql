CREATE INDEX link_department ON grain_link (department)
