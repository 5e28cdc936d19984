CREATE INDEX query_request_open ON {schema}.query_request (centre, submitted, id) WHERE is_open = 1
