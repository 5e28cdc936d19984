DELETE FROM {schema}query_place
