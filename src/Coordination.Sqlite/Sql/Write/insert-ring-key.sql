INSERT INTO key_ring (number, key) VALUES (?1, ?2) ON CONFLICT DO NOTHING
