DELETE FROM {schema}query_fact
