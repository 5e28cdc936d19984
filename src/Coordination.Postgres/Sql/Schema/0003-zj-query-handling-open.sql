CREATE INDEX query_handling_open ON {schema}.query_handling (centre, assigned, id) WHERE ended IS NULL
