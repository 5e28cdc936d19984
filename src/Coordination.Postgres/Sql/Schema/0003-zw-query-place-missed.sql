CREATE INDEX query_place_missed ON {schema}.query_place (centre, department, submitted, request) WHERE missed = 1
