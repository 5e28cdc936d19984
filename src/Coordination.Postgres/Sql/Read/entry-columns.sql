SELECT j.sequence, j.grain, j.version, j.kind, j.id, j.type, j.at, j.actor_kind, j.actor_id, j.hash,
    j.personal_digest, p.salt, p.text, j.command_key, j.command_digest, j.command_status, j.payload
FROM {schema}.journal AS j LEFT JOIN {schema}.personal AS p ON p.grain = j.grain AND p.version = j.version
