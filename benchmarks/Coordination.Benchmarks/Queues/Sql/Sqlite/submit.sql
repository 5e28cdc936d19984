INSERT INTO request (department, queue, urgency, status, submitted_at, version, state)
VALUES ($department, $queue, $urgency, 'waiting', $now, 1, $state)
RETURNING id
