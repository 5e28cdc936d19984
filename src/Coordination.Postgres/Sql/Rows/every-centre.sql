-- Leaps from centre to centre in each index instead of reading it through.
WITH RECURSIVE
    opened (centre) AS (
        SELECT min(centre) FROM {schema}.grain WHERE kind = @kind AND is_open
        UNION ALL
        SELECT (SELECT min(centre) FROM {schema}.grain WHERE kind = @kind AND is_open AND centre > opened.centre)
        FROM opened WHERE opened.centre IS NOT NULL
    ),
    closed (centre) AS (
        SELECT min(centre) FROM {schema}.grain WHERE kind = @kind AND NOT is_open
        UNION ALL
        SELECT (SELECT min(centre) FROM {schema}.grain WHERE kind = @kind AND NOT is_open AND centre > closed.centre)
        FROM closed WHERE closed.centre IS NOT NULL
    ),
    c (centre) AS (
        SELECT centre FROM opened WHERE centre IS NOT NULL UNION SELECT centre FROM closed WHERE centre IS NOT NULL
    )
SELECT s.* FROM c CROSS JOIN LATERAL (
{streams}
) AS s
