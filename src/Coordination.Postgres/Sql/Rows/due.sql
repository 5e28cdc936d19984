SELECT {columns} FROM {schema}.grain
WHERE kind = @kind AND grain.centre = c.centre AND due IS NOT NULL AND due >= @after AND (due > @after OR id > @id){filters}
ORDER BY due, id LIMIT @limit
