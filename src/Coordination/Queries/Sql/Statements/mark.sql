SELECT sequence, at, hash FROM {schema}query_mark WHERE id = 1
