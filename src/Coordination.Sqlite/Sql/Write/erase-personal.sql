-- What it is found by goes with it.
DELETE FROM personal WHERE sequence = (SELECT sequence FROM journal WHERE grain = ?1 AND version = ?2)
