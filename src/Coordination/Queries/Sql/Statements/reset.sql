UPDATE {schema}query_mark SET sequence = 0, at = NULL, hash = NULL WHERE id = 1
