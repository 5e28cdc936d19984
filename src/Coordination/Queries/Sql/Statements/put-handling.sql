INSERT INTO {schema}query_handling (
    id, request, number, item, step, centre, service, department, staff, channel, urgency, queued, assigned, started, ended, ending, outcome, submitted)
VALUES (
    @id, @request, @number, @item, @step, @centre, @service, @department, @staff, @channel, @urgency, @queued, @assigned, @started, @ended, @ending, @outcome, @submitted)
ON CONFLICT (id) DO UPDATE SET
    started = excluded.started, ended = excluded.ended, ending = excluded.ending, outcome = excluded.outcome
