CREATE INDEX query_request_channel ON {schema}.query_request (centre, channel, submitted, id)
