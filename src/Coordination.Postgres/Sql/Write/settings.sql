-- A commit is answered when it is on disk; what the administrator set to be stricter stays.
SELECT set_config('synchronous_commit', CASE WHEN current_setting('synchronous_commit') = 'off' THEN 'on' ELSE current_setting('synchronous_commit') END, false),
    set_config('statement_timeout', $1, false), set_config('lock_timeout', $1, false), set_config('default_transaction_isolation', 'read committed', false)
