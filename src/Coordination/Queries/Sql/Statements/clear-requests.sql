DELETE FROM {schema}query_request
