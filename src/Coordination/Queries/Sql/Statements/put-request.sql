INSERT INTO {schema}query_request (
    id, centre, version, status, is_open, service, channel, applicant, urgency, submitted, first_taken, closed, due, missed, rating, reopened, places)
VALUES (
    @id, @centre, @version, @status, @is_open, @service, @channel, @applicant, @urgency, @submitted, @first_taken, @closed, @due, @missed, @rating, @reopened, @places)
ON CONFLICT (id) DO UPDATE SET
    version = excluded.version, status = excluded.status, is_open = excluded.is_open, urgency = excluded.urgency, first_taken = excluded.first_taken,
    closed = excluded.closed, due = excluded.due, missed = excluded.missed, rating = excluded.rating, reopened = excluded.reopened, places = excluded.places
