-- Counted in another index than the one that open requests are read by: damage to one shows as a difference.
SELECT count(*) FROM grain INDEXED BY grain_department WHERE kind = 1 AND centre = ?1 AND is_open = 1 AND department IS NOT NULL
