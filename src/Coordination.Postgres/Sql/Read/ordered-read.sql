-- A million rows are to come in the order of their index, not to be gathered and sorted first.
SELECT set_config('enable_bitmapscan', 'off', true), set_config('enable_sort', 'off', true)
