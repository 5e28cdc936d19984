DELETE FROM {schema}query_presence
