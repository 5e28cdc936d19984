SELECT key FROM {schema}.key_ring ORDER BY number
