SELECT current_setting('server_version'), current_setting('transaction_read_only')::boolean
