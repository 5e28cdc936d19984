SELECT key FROM key_ring ORDER BY number
