SELECT sequence, at FROM {schema}query_mark WHERE id = 1
