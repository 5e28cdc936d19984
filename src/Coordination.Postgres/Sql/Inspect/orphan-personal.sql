SELECT p.grain, p.version FROM {schema}.personal AS p
WHERE NOT EXISTS (SELECT FROM {schema}.journal AS j WHERE j.grain = p.grain AND j.version = p.version)
LIMIT 10
