WITH RECURSIVE series (number) AS (SELECT 1 UNION ALL SELECT number + 1 FROM series WHERE number < $count)
INSERT INTO request (department, queue, urgency, status, submitted_at, version, state)
SELECT $department, $queue, $urgency, 'waiting', $now - ($count - number) * 1000, 1, $state FROM series
