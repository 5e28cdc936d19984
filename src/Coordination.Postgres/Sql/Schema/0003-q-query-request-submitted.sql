CREATE INDEX query_request_submitted ON {schema}.query_request (centre, submitted, id)
