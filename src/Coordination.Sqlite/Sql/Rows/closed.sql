{columns} FROM grain
WHERE kind = ?1 AND centre = ?2 AND is_open = 0 AND since >= ?3 AND (since > ?3 OR id > ?4)
{filters}
ORDER BY since, id LIMIT ?11
