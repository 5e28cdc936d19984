CREATE INDEX query_request_urgency ON {schema}.query_request (centre, urgency, submitted, id)
