-- A commit is answered when it is on disk; what the administrator set to be stricter stays. A session that is cut off holds its locks
-- until the server notices: five seconds, because a hall's take-over may wait for them.
SELECT set_config('synchronous_commit', CASE WHEN current_setting('synchronous_commit') = 'off' THEN 'on' ELSE current_setting('synchronous_commit') END, false),
    set_config('statement_timeout', $1, false), set_config('lock_timeout', $1, false), set_config('default_transaction_isolation', 'read committed', false),
    set_config('tcp_keepalives_idle', '2', false), set_config('tcp_keepalives_interval', '1', false), set_config('tcp_keepalives_count', '3', false),
    set_config('tcp_user_timeout', '5s', false)
