CREATE INDEX query_place_open ON {schema}.query_place (centre, department, submitted, request) WHERE is_open = 1
