INSERT INTO journal (grain, version, kind, id, type, at, actor_kind, actor_id, hash, personal_digest, command_key, command_digest, command_status, payload)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)
