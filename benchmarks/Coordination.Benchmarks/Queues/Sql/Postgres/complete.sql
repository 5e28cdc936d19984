-- $1 request, $2 staff, $3 payload
WITH completed AS (
    UPDATE request SET status = 'completed', staff = NULL, version = version + 1
    WHERE id = $1 AND staff = $2 AND status = 'in-service'
    RETURNING id, version
)
INSERT INTO request_history (request, version, type, at, actor, payload)
SELECT id, version, 'request.completed', now(), $2, $3 FROM completed
RETURNING request
