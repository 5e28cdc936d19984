SELECT sequence, hash FROM {schema}.journal WHERE sequence > $1 ORDER BY sequence
