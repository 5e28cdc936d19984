-- Leaps from hall to hall in the index of what is open, and looks up one entry of each in the index of what is due.
WITH RECURSIVE hall (centre) AS (
    SELECT min(centre) FROM grain WHERE kind = 1 AND is_open = 1
    UNION ALL
    SELECT (SELECT min(centre) FROM grain WHERE kind = 1 AND is_open = 1 AND centre > hall.centre)
    FROM hall WHERE hall.centre IS NOT NULL
)
SELECT centre, (
    SELECT due FROM grain
    WHERE kind = 1 AND grain.centre = hall.centre AND due IS NOT NULL AND is_open = 1
    ORDER BY due LIMIT 1)
FROM hall WHERE centre IS NOT NULL
