SELECT sequence FROM personal WHERE sequence NOT IN (SELECT sequence FROM journal) LIMIT 10
