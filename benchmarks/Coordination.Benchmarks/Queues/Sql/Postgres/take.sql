-- $1 queue, $2 staff, $3 payload
WITH next AS (
    SELECT id FROM request
    WHERE status = 'waiting' AND queue = $1
    ORDER BY urgency, submitted_at, id
    LIMIT 1
    FOR UPDATE SKIP LOCKED
), taken AS (
    UPDATE request SET status = 'in-service', staff = $2, version = version + 1
    FROM next WHERE request.id = next.id
    RETURNING request.id, request.version
)
INSERT INTO request_history (request, version, type, at, actor, payload)
SELECT id, version, 'request.taken', now(), $2, $3 FROM taken
RETURNING request
