SELECT s.* FROM (SELECT @centre::text COLLATE "C" AS centre) AS c CROSS JOIN LATERAL (
{streams}
) AS s
