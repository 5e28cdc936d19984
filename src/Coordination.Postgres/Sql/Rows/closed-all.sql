SELECT {columns} FROM {schema}.grain
WHERE kind = @kind AND grain.centre = c.centre AND NOT is_open
    AND since >= @after AND (since > @after OR id > @id){filters}
ORDER BY since, id LIMIT @limit
