SELECT {columns} FROM {schema}.grain
WHERE kind = @kind AND grain.centre = c.centre AND is_open AND staff = @staff
    AND since >= @after AND (since > @after OR id > @id){filters}
ORDER BY since, id LIMIT @limit
