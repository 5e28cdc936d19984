SELECT current_setting('fsync')::boolean
