SELECT request, number, item, step, centre, service, department, staff, channel, urgency, queued, assigned, started, ended, ending, outcome
FROM {schema}query_handling AS handling
WHERE {conditions}
ORDER BY {order}
LIMIT @limit
