-- Grains that have events and no row. The inner select walks the index alone.
SELECT DISTINCT kind, id FROM journal
WHERE grain IN (SELECT DISTINCT grain FROM journal WHERE grain NOT IN (SELECT number FROM grain))
ORDER BY kind, id
