-- Those that have ended and those that go on stand on indexes of their own.
SELECT staff, CAST(NULL AS smallint) AS presence, assigned AS begun, ended FROM {schema}query_handling WHERE centre = @centre AND ended > @from AND assigned < @to
UNION ALL
SELECT staff, CAST(NULL AS smallint) AS presence, assigned AS begun, ended FROM {schema}query_handling WHERE centre = @centre AND ended IS NULL AND assigned < @to
UNION ALL
SELECT staff, presence, begun, ended FROM {schema}query_presence WHERE centre = @centre AND ended > @from AND begun < @to
UNION ALL
SELECT staff, presence, begun, ended FROM {schema}query_presence WHERE centre = @centre AND ended IS NULL AND begun < @to
ORDER BY 1, 3
