-- Statistics of young tables mislead: an ordered index is always there, so it is taken. What is switched off only counts as
-- dear, and dear plans would be compiled.
SELECT set_config('jit', 'off', false), set_config('enable_seqscan', 'off', false)
