CREATE INDEX query_presence_open ON {schema}.query_presence (centre, staff) WHERE ended IS NULL
