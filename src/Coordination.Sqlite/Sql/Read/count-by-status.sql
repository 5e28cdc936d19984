SELECT status, count(*) FROM grain WHERE kind = ?1 AND centre = ?2 AND is_open = 1 GROUP BY status
UNION ALL
SELECT status, count(*) FROM grain WHERE kind = ?1 AND centre = ?2 AND is_open = 0 GROUP BY status
