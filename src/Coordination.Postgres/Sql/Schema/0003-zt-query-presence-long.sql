CREATE INDEX query_presence_long ON {schema}.query_presence (centre, ended) WHERE ended - begun > 86400000000
