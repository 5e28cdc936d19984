-- Waits for every group that holds the epoch: afterwards each of them is committed, or will never be.
UPDATE {schema}.epoch SET epoch = epoch + 1 WHERE centre = $1 AND epoch = $2 RETURNING epoch
