CREATE INDEX query_request_service ON {schema}.query_request (centre, service, submitted, id)
