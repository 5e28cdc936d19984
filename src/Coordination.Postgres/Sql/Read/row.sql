SELECT {columns} FROM {schema}.grain WHERE kind = $1 AND id = $2
