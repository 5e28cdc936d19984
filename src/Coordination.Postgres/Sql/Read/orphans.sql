-- Grains that have events and no row.
SELECT DISTINCT kind, id FROM {schema}.journal AS j
WHERE NOT EXISTS (SELECT FROM {schema}.grain AS g WHERE g.number = j.grain)
ORDER BY kind, id
