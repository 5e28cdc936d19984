-- Settings of the server worth having, for psql as a superuser; a restart applies them all. It may be repeated.
-- A managed database has its own page for them. What is missing here is best left at its default.
\set ON_ERROR_STOP on

-- Defaults, said again because everything rests on them: an acknowledged commit is on disk, whole.
ALTER SYSTEM SET fsync = on;
ALTER SYSTEM SET full_page_writes = on;
ALTER SYSTEM SET synchronous_commit = on;

-- Checkpoints, and the full pages written after each, rare: the journal writes all day.
ALTER SYSTEM SET max_wal_size = '4GB';
ALTER SYSTEM SET checkpoint_timeout = '15min';
ALTER SYSTEM SET wal_compression = on;

-- A process takes two connections to write and up to its "Maximum Pool Size" to read; a silo a few more for its membership.
-- Six processes of 20 + 2 + 8 are 180.
ALTER SYSTEM SET max_connections = 200;

-- A quarter of the memory of a small server; set it to a quarter of yours.
ALTER SYSTEM SET shared_buffers = '1GB';

-- A client whose machine has gone is noticed within a minute, not two hours.
ALTER SYSTEM SET tcp_keepalives_idle = 30;
ALTER SYSTEM SET tcp_keepalives_interval = 10;
ALTER SYSTEM SET tcp_keepalives_count = 3;

ALTER SYSTEM SET password_encryption = 'scram-sha-256';
ALTER SYSTEM SET log_checkpoints = on;
ALTER SYSTEM SET log_lock_waits = on;

-- Point-in-time recovery needs these and an archive (README.md); they cost little without one.
ALTER SYSTEM SET wal_level = replica;
ALTER SYSTEM SET max_wal_senders = 10;

SELECT pg_reload_conf();
