INSERT INTO request_history (request, version, type, at, actor, payload)
VALUES ($id, $version, $type, $now, $actor, $payload)
