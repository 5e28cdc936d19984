DELETE FROM {schema}query_handling
