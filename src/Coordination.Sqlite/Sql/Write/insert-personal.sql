INSERT INTO personal (sequence, salt, text) VALUES (?1, ?2, ?3)
