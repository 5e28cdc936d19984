CREATE INDEX query_handling_long ON {schema}.query_handling (centre, ended, assigned, staff) WHERE ended - assigned > 86400000000 -- a day
