SELECT {columns} FROM {schema}.grain
WHERE kind = @kind AND grain.centre = c.centre AND is_open AND links IS NOT NULL AND string_to_array(translate(links, '/', ' '), ' ') @> ARRAY[@staff]
    AND strpos(links || ' ', '/' || @staff || ' ') > 0
    AND since >= @after AND (since > @after OR id > @id){filters}
ORDER BY since, id LIMIT @limit
