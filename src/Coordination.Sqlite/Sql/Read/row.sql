{columns} FROM grain WHERE kind = ?1 AND id = ?2
