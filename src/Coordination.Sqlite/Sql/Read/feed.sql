{entry} FROM journal LEFT JOIN personal USING (sequence) WHERE journal.sequence > ?1 ORDER BY journal.sequence LIMIT ?2
