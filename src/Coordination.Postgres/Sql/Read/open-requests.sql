SELECT {columns} FROM {schema}.grain WHERE kind = 1 AND centre = $1 AND is_open ORDER BY since, id
