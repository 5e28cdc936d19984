SELECT id, centre, version, status, service, channel, applicant, urgency, submitted, first_taken, closed, due, missed, rating, reopened, places
FROM {schema}query_request AS request
WHERE {conditions}
ORDER BY {order}
LIMIT @limit
