SELECT version, command_key, command_digest, command_status FROM {schema}.journal
WHERE grain = (SELECT number FROM {schema}.grain WHERE kind = $1 AND id = $2) AND command_key IS NOT NULL
ORDER BY version
