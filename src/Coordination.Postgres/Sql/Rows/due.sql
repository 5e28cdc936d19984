-- In the order of the index, and ties beside: for the order by id all that is due would be gathered and sorted first.
SELECT * FROM (
    SELECT {columns} FROM {schema}.grain
    WHERE kind = @kind AND grain.centre = c.centre AND due IS NOT NULL AND due >= @after AND (due > @after OR id > @id){filters}
    ORDER BY due FETCH FIRST (@limit) ROWS WITH TIES
) AS earliest
ORDER BY due, id LIMIT @limit
