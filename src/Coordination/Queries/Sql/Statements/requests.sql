SELECT
    request.id, request.centre, request.version, request.status, request.service, request.channel, request.applicant, request.urgency, request.submitted, request.first_taken,
    request.closed, request.due, request.missed, request.rating, request.reopened, request.places
FROM {from}
WHERE {conditions}
ORDER BY {order}
LIMIT @limit
