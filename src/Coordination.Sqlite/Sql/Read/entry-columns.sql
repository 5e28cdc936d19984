SELECT journal.sequence, grain, version, kind, id, type, at, actor_kind, actor_id, hash,
    personal_digest, salt, text, command_key, command_digest, command_status, payload
