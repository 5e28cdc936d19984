SELECT {columns} FROM {schema}.grain WHERE kind = 1 AND centre = $1 AND NOT is_open ORDER BY since DESC, id DESC LIMIT $2
