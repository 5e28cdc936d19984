SELECT kind, id FROM {schema}.grain WHERE number IN (SELECT grain FROM {schema}.personal_index WHERE digest = $1) ORDER BY kind, id LIMIT $2
