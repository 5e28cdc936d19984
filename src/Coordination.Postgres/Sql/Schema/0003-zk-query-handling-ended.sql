CREATE INDEX query_handling_ended ON {schema}.query_handling (centre, ended, assigned, staff) WHERE ended IS NOT NULL
