-- Transactions that may hold sequences not yet committed. A published one took all of its sequences after the number in objid.
SELECT (objid::bigint) FROM pg_locks
WHERE locktype = 'advisory' AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
    AND classid = {published} AND objsubid = 2 AND granted
