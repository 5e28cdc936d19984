CREATE INDEX query_request_closed ON {schema}.query_request (centre, closed, id) WHERE closed IS NOT NULL
