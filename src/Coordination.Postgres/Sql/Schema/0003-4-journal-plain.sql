-- Not compressed: most payloads are short, and the time to press them costs more than the bytes.
ALTER TABLE {schema}.journal ALTER COLUMN payload SET STORAGE EXTERNAL
