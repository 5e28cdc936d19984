-- The few links first: without the pluses SQLite would walk all open requests of the centre to look for them.
{columns} FROM grain
WHERE number IN (SELECT grain FROM grain_link WHERE department = ?5)
    AND +kind = ?1 AND +centre = ?2 AND is_open = 1 AND +since >= ?3 AND (since > ?3 OR id > ?4)
{filters}
ORDER BY since, id LIMIT ?11
