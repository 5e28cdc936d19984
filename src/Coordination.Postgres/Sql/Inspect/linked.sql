-- Rows with further places, found by every name in them: by the index of names, or by looking at each row.
SELECT count(*), coalesce(sum(hashtextextended(id, 0)), 0)::text FROM {schema}.grain
WHERE links IS NOT NULL AND string_to_array(translate(links, '/', ' '), ' ') && $1
