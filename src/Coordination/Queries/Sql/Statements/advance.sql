-- Whoever else has followed the same part has moved it: nothing is changed then.
UPDATE {schema}query_mark SET sequence = @sequence, at = @at, hash = @hash WHERE id = 1 AND sequence = @after
