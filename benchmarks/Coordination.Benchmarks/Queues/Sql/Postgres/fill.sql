-- $1 how many, $2 department, $3 queue, $4 urgency, $5 state, $6 actor, $7 payload
WITH submitted AS (
    INSERT INTO request (department, queue, urgency, status, submitted_at, version, state)
    SELECT $2, $3, $4, 'waiting', now() - ($1 - number) * interval '1 millisecond', 1, $5
    FROM generate_series(1, $1) AS number
    RETURNING id, submitted_at
)
INSERT INTO request_history (request, version, type, at, actor, payload)
SELECT id, 1, 'request.submitted', submitted_at, $6, $7 FROM submitted
