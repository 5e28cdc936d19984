UPDATE request SET status = 'in-service', staff = $staff, version = version + 1
WHERE id = (
    SELECT id FROM request WHERE status = 'waiting' AND queue = $queue
    ORDER BY urgency, submitted_at, id LIMIT 1)
RETURNING id
