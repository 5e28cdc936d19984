SELECT g.kind, g.id, g.version FROM unnest($1, $2) AS k (kind, id) JOIN {schema}.grain AS g ON g.kind = k.kind AND g.id = k.id
