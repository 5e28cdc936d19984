-- Every index of trees: its table, its columns, its condition, and whether it may be walked in order.
SELECT i.indexrelid::regclass::text, i.indrelid::regclass::text,
    (SELECT string_agg(pg_get_indexdef(i.indexrelid, k, true), ', ' ORDER BY k) FROM generate_series(1, i.indnkeyatts) AS k),
    coalesce(pg_get_expr(i.indpred, i.indrelid), 'true'), i.indexrelid
FROM pg_index AS i JOIN pg_class AS c ON c.oid = i.indexrelid JOIN pg_am AS m ON m.oid = c.relam
WHERE c.relnamespace = '{schema}'::regnamespace AND m.amname = 'btree'
ORDER BY 1
