-- Leaps from centre to centre in each index instead of reading it through.
WITH RECURSIVE
    opened (centre) AS (
        SELECT min(centre) FROM grain WHERE kind = ?1 AND is_open = 1
        UNION ALL
        SELECT (SELECT min(centre) FROM grain WHERE kind = ?1 AND is_open = 1 AND centre > opened.centre)
        FROM opened WHERE opened.centre IS NOT NULL
    ),
    closed (centre) AS (
        SELECT min(centre) FROM grain WHERE kind = ?1 AND is_open = 0
        UNION ALL
        SELECT (SELECT min(centre) FROM grain WHERE kind = ?1 AND is_open = 0 AND centre > closed.centre)
        FROM closed WHERE closed.centre IS NOT NULL
    )
SELECT centre FROM opened WHERE centre IS NOT NULL UNION SELECT centre FROM closed WHERE centre IS NOT NULL
