CREATE INDEX query_place_department ON {schema}.query_place (centre, department, submitted, request)
