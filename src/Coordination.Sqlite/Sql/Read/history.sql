{entry} FROM journal LEFT JOIN personal USING (sequence)
WHERE grain = (SELECT number FROM grain WHERE kind = ?1 AND id = ?2) AND version > ?3
ORDER BY version LIMIT ?4
