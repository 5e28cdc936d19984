CREATE INDEX query_request_applicant ON {schema}.query_request (centre, applicant, submitted, id)
