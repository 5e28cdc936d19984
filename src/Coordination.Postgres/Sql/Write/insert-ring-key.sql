INSERT INTO {schema}.key_ring (number, key) VALUES ($1, $2) ON CONFLICT DO NOTHING
