-- What ends within a day after them by the index of ends, so that a day long past is not looked for among all that ended since; what lasted longer than a day,
-- which is seldom, and what goes on stand on indexes of their own.
SELECT staff, CAST(NULL AS smallint) AS presence, assigned AS begun, ended FROM {schema}query_handling WHERE centre = @centre AND ended > @from AND ended <= @spanned AND assigned < @to
UNION ALL
SELECT staff, CAST(NULL AS smallint) AS presence, assigned AS begun, ended FROM {schema}query_handling WHERE centre = @centre AND ended > @spanned AND ended - assigned > 86400000000 AND assigned < @to
UNION ALL
SELECT staff, CAST(NULL AS smallint) AS presence, assigned AS begun, ended FROM {schema}query_handling WHERE centre = @centre AND ended IS NULL AND assigned < @to
UNION ALL
SELECT staff, presence, begun, ended FROM {schema}query_presence WHERE centre = @centre AND ended > @from AND ended <= @spanned AND begun < @to
UNION ALL
SELECT staff, presence, begun, ended FROM {schema}query_presence WHERE centre = @centre AND ended > @spanned AND ended - begun > 86400000000 AND begun < @to
UNION ALL
SELECT staff, presence, begun, ended FROM {schema}query_presence WHERE centre = @centre AND ended IS NULL AND begun < @to
ORDER BY 1, 3
