SELECT set_config('enable_seqscan', 'off', true), set_config('enable_bitmapscan', 'off', true), set_config('enable_indexscan', 'off', true),
    set_config('enable_indexonlyscan', 'on', true), set_config('enable_sort', 'off', true), set_config('enable_incremental_sort', 'off', true),
    set_config('max_parallel_workers_per_gather', '0', true)
