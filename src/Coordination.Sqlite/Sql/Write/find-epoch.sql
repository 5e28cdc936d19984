SELECT epoch FROM epoch WHERE centre = ?1
