SELECT hash FROM journal WHERE sequence = ?1
