SELECT DISTINCT kind, id FROM journal WHERE sequence IN (SELECT sequence FROM personal_index WHERE digest = ?1) ORDER BY kind, id LIMIT ?2
