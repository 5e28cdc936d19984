INSERT INTO {schema}query_audit (centre, at, sequence, actor, role, event, kind, grain, version, reason)
VALUES (@centre, @at, @sequence, @actor, @role, @event, @kind, @grain, @version, @reason)
