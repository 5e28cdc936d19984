CREATE INDEX query_audit_event ON {schema}.query_audit (centre, event, at, sequence)
