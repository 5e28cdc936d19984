SELECT kind, id FROM {schema}.grain ORDER BY kind, id
