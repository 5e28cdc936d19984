CREATE INDEX query_handling_submitted ON {schema}.query_handling (centre, staff, submitted, request, number)
