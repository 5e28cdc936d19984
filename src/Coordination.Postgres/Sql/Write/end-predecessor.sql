-- The session that this writer had before, where the server still runs it. It alone can hold this lock.
SELECT pg_terminate_backend(pid) FROM pg_locks
WHERE locktype = 'advisory' AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
    AND classid = $1::oid AND objid = $2::oid AND objsubid = 1 AND granted AND pid <> pg_backend_pid()
