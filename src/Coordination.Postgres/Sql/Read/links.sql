SELECT sequence, hash FROM {schema}.journal WHERE sequence > $1 AND sequence <= $2 ORDER BY sequence
