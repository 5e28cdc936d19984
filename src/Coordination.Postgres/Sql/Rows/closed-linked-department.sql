SELECT {columns} FROM {schema}.grain
WHERE kind = @kind AND grain.centre = c.centre AND NOT is_open AND links IS NOT NULL AND string_to_array(translate(links, '/', ' '), ' ') @> ARRAY[@department]
    AND strpos(' ' || links, ' ' || @department || '/') > 0
    AND since >= @after AND (since > @after OR id > @id){filters}
ORDER BY since, id LIMIT @limit
