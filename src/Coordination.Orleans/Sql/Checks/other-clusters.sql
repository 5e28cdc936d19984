-- Silos at work under another cluster id: they renew 'alive' every few seconds.
SELECT cluster, address || ':' || port
FROM orleans.member
WHERE cluster <> $1 AND status = 3 AND alive > now() - $2::interval
ORDER BY alive DESC
LIMIT 1
