CREATE INDEX query_handling_request ON {schema}.query_handling (request, staff, number)
