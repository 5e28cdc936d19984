-- Gives back what it was given, where other silos of the cluster are at work: they renew 'alive' every few seconds.
SELECT $4
FROM orleans.member
WHERE cluster = $1 AND address || ':' || port <> $2 AND status = 3 AND alive > now() - $3::interval
LIMIT 1
