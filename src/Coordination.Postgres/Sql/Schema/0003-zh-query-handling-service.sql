CREATE INDEX query_handling_service ON {schema}.query_handling (centre, service, assigned, id)
