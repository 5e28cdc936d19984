SELECT pg_advisory_xact_lock({migration}, 0)
