CREATE INDEX query_request_missed ON {schema}.query_request (centre, submitted, id) WHERE missed = 1
