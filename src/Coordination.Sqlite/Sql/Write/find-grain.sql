SELECT number, version, links, hash FROM grain WHERE kind = ?1 AND id = ?2
