SELECT i.grain, i.version FROM {schema}.personal_index AS i
WHERE NOT EXISTS (SELECT FROM {schema}.personal AS p WHERE p.grain = i.grain AND p.version = i.version)
LIMIT 10
