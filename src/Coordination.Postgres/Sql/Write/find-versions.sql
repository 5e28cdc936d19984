SELECT g.kind, g.id, g.version, g.hash FROM unnest($1, $2) AS k (kind, id) JOIN {schema}.grain AS g ON g.kind = k.kind AND g.id = k.id
