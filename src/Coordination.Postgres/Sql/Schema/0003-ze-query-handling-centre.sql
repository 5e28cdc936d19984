CREATE INDEX query_handling_centre ON {schema}.query_handling (centre, assigned, id)
