{entry}
WHERE j.sequence > $1 ORDER BY j.sequence LIMIT $2
