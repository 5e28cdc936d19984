INSERT INTO installation (one, key) VALUES (1, ?1)
