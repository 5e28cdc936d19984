CREATE INDEX query_handling_department ON {schema}.query_handling (centre, department, assigned, id)
