SELECT sequence, hash FROM journal WHERE sequence > ?1 ORDER BY sequence
