CREATE INDEX query_audit_actor ON {schema}.query_audit (centre, actor, at, sequence, event)
