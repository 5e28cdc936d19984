SELECT status, count(*) FROM {schema}.grain WHERE kind = $1 AND centre = $2 AND is_open GROUP BY status
UNION ALL
SELECT status, count(*) FROM {schema}.grain WHERE kind = $1 AND centre = $2 AND NOT is_open GROUP BY status
