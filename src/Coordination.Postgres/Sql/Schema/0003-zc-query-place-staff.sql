CREATE INDEX query_place_staff ON {schema}.query_place (centre, staff, submitted, request) WHERE staff IS NOT NULL
