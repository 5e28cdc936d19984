-- Tells what one silo has lost, and reads what others have told in the last moments.
WITH told AS (
    INSERT INTO silo_report (cluster, silo, told_at, reached_ms, lost, lost_ms)
    VALUES ($1, $2, clock_timestamp(), $3, $4, $5)
    ON CONFLICT (cluster, silo) DO UPDATE
    SET told_at = excluded.told_at, reached_ms = excluded.reached_ms, lost = excluded.lost, lost_ms = excluded.lost_ms
), forgotten AS (
    DELETE FROM silo_report WHERE cluster = $1 AND silo <> $2 AND told_at < clock_timestamp() - interval '1 hour'
)
SELECT silo, reached_ms, lost, lost_ms
FROM silo_report
WHERE cluster = $1 AND silo <> $2 AND told_at > clock_timestamp() - interval '2.5 seconds'
