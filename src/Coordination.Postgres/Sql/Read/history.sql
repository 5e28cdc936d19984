{entry}
WHERE j.grain = (SELECT number FROM {schema}.grain WHERE kind = $1 AND id = $2) AND j.version > $3
ORDER BY j.version LIMIT $4
