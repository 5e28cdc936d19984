SELECT version, command_key, command_digest, command_status FROM journal
WHERE grain = (SELECT number FROM grain WHERE kind = ?1 AND id = ?2) AND command_key IS NOT NULL
ORDER BY version
