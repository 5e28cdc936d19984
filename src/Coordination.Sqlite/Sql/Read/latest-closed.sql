{columns} FROM grain WHERE kind = 1 AND centre = ?1 AND is_open = 0 ORDER BY since DESC, id DESC LIMIT ?2
