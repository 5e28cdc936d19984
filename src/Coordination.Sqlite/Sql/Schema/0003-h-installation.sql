-- The store's own secret, made once: what callers' keys leave on record is derived under it. It is nowhere else.
CREATE TABLE installation (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    key BLOB    NOT NULL CHECK (length(key) = 32)
) STRICT
