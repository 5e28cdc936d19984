-- $1 department, $2 queue, $3 urgency, $4 state, $5 actor, $6 payload
WITH submitted AS (
    INSERT INTO request (department, queue, urgency, status, submitted_at, version, state)
    VALUES ($1, $2, $3, 'waiting', now(), 1, $4)
    RETURNING id, submitted_at
)
INSERT INTO request_history (request, version, type, at, actor, payload)
SELECT id, 1, 'request.submitted', submitted_at, $5, $6 FROM submitted
RETURNING request
