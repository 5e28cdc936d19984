UPDATE {schema}query_mark SET sequence = 0, at = NULL WHERE id = 1
