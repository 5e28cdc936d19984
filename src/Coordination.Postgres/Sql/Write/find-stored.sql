-- Which of these events the journal holds, each by its grain, its version and its hash.
SELECT k.position FROM unnest($1, $2, $3, $4) WITH ORDINALITY AS k (kind, id, version, hash, position)
JOIN {schema}.grain AS g ON g.kind = k.kind AND g.id = k.id
JOIN {schema}.journal AS j ON j.grain = g.number AND j.version = k.version
WHERE j.hash = k.hash
