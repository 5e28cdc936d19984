{columns} FROM grain WHERE kind = 1 AND centre = ?1 AND is_open = 1 ORDER BY since, id
