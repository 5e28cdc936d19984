CREATE INDEX query_presence_ended ON {schema}.query_presence (centre, ended) WHERE ended IS NOT NULL
