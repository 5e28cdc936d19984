INSERT INTO request_history (request, version, type, at, actor, payload)
SELECT id, 1, 'request.submitted', submitted_at, $actor, $payload FROM request
