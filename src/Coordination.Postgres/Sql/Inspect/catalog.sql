-- Everything in the schema, an object a line, as the server itself writes it down. Names of the schema are left out, so that it may have any.
SELECT replace(line, '{schema}.', '') FROM (
    SELECT format('column %s.%s %s%s%s%s', c.relname, a.attname, format_type(a.atttypid, a.atttypmod),
        CASE WHEN a.attnotnull THEN ' not null' ELSE '' END,
        CASE WHEN o.collname = 'C' THEN ' collate C' ELSE '' END,
        coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '')) AS line
    FROM pg_attribute AS a JOIN pg_class AS c ON c.oid = a.attrelid LEFT JOIN pg_attrdef AS d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
        LEFT JOIN pg_collation AS o ON o.oid = a.attcollation
    WHERE c.relnamespace = '{schema}'::regnamespace AND c.relkind IN ('r', 'p', 'f') AND a.attnum > 0 AND NOT a.attisdropped
    UNION ALL
    SELECT CASE c.relkind WHEN 'r' THEN 'table ' WHEN 'S' THEN 'sequence ' WHEN 'v' THEN 'view ' ELSE 'relation ' END || c.relname
        || CASE WHEN c.relrowsecurity THEN ' with row security' ELSE '' END
    FROM pg_class AS c WHERE c.relnamespace = '{schema}'::regnamespace AND c.relkind NOT IN ('i', 'I', 'c', 't')
    UNION ALL
    SELECT pg_get_indexdef(i.indexrelid) || CASE WHEN i.indisvalid AND i.indisready THEN '' ELSE ' not valid' END
    FROM pg_index AS i JOIN pg_class AS c ON c.oid = i.indrelid WHERE c.relnamespace = '{schema}'::regnamespace
    UNION ALL
    SELECT format('constraint %s of %s %s', n.conname, c.relname, pg_get_constraintdef(n.oid))
    FROM pg_constraint AS n JOIN pg_class AS c ON c.oid = n.conrelid WHERE c.relnamespace = '{schema}'::regnamespace AND n.contype <> 'n'
    UNION ALL
    SELECT format('trigger %s of %s', t.tgname, c.relname)
    FROM pg_trigger AS t JOIN pg_class AS c ON c.oid = t.tgrelid WHERE c.relnamespace = '{schema}'::regnamespace AND NOT t.tgisinternal
    UNION ALL
    SELECT format('rule %s of %s', r.rulename, c.relname)
    FROM pg_rewrite AS r JOIN pg_class AS c ON c.oid = r.ev_class WHERE c.relnamespace = '{schema}'::regnamespace AND r.rulename <> '_RETURN'
    UNION ALL
    SELECT format('policy %s of %s', p.polname, c.relname)
    FROM pg_policy AS p JOIN pg_class AS c ON c.oid = p.polrelid WHERE c.relnamespace = '{schema}'::regnamespace
    UNION ALL
    -- By the words of its body: the schema's name, numbers that follow from it, and how lines are broken do not count.
    SELECT format('function %s %s', p.proname, md5(replace(replace(regexp_replace(p.prosrc, '\s+', ' ', 'g'), '{schema}.', ''), '{published}', '')))
    FROM pg_proc AS p WHERE p.pronamespace = '{schema}'::regnamespace
) AS lines
