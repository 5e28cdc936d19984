CREATE INDEX query_handling_staff ON {schema}.query_handling (centre, staff, assigned, id)
