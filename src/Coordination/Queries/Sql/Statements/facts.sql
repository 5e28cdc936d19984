SELECT {key}, kind, count(*), CAST(coalesce(sum(time), 0) AS bigint)
FROM {schema}query_fact
WHERE {conditions}
GROUP BY 1, 2
