DELETE FROM {schema}query_audit
