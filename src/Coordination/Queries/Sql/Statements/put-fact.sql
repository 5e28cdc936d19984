INSERT INTO {schema}query_fact (centre, at, request, number, kind, department, staff, service, channel, urgency, time)
VALUES (@centre, @at, @request, @number, @kind, @department, @staff, @service, @channel, @urgency, @time)
