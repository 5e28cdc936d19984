SELECT request, staff
FROM {schema}query_handling
WHERE request IN ({requests}) AND ending = @ending
GROUP BY request, staff
ORDER BY request, MIN(number)
