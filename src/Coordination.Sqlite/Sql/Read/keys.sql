SELECT kind, id FROM grain ORDER BY kind, id
