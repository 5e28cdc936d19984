SELECT centre, at, sequence, actor, role, event, kind, grain, version, reason
FROM {schema}query_audit AS audit
WHERE {conditions}
ORDER BY {order}
LIMIT @limit
