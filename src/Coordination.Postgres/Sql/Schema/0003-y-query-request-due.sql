CREATE INDEX query_request_due ON {schema}.query_request (centre, due, id) WHERE due IS NOT NULL
