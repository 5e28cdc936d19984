CREATE INDEX query_request_status ON {schema}.query_request (centre, status, submitted, id)
