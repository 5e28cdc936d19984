{columns} FROM grain
WHERE kind = ?1 AND centre = ?2 AND due IS NOT NULL AND due >= ?3 AND due < ?12 AND (due > ?3 OR id > ?4)
    AND (?13 IS NULL OR is_open = ?13)
{filters}
ORDER BY due, id LIMIT ?11
