DELETE FROM {schema}query_place WHERE request = @request
