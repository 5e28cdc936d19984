-- Few rows have further places; only those stand in it, by every department and holder named.
CREATE INDEX grain_links ON {schema}.grain USING gin (string_to_array(translate(links, '/', ' '), ' ')) WITH (fastupdate = off) WHERE links IS NOT NULL
