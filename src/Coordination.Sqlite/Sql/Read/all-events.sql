{entry} FROM journal INDEXED BY journal_grain LEFT JOIN personal USING (sequence) ORDER BY grain, version
