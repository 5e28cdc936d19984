INSERT OR IGNORE INTO personal_index (digest, sequence) VALUES (?1, ?2)
