-- Hashes form a ring: a range that begins above its end goes over the top.
INSERT INTO {schema}.orleansquery (querykey, querytext) VALUES
('ReadReminderRowsKey', $query$
    SELECT grain AS GrainId, name AS ReminderName, start AS StartTime, period AS Period, version AS Version
    FROM {schema}.reminder WHERE service = @ServiceId AND grain = @GrainId
$query$),
('ReadReminderRowKey', $query$
    SELECT grain AS GrainId, name AS ReminderName, start AS StartTime, period AS Period, version AS Version
    FROM {schema}.reminder WHERE service = @ServiceId AND grain = @GrainId AND name = @ReminderName
$query$),
('ReadRangeRows1Key', $query$
    SELECT grain AS GrainId, name AS ReminderName, start AS StartTime, period AS Period, version AS Version
    FROM {schema}.reminder WHERE service = @ServiceId AND hash > @BeginHash AND hash <= @EndHash
$query$),
('ReadRangeRows2Key', $query$
    SELECT grain AS GrainId, name AS ReminderName, start AS StartTime, period AS Period, version AS Version
    FROM {schema}.reminder WHERE service = @ServiceId AND (hash > @BeginHash OR hash <= @EndHash)
$query$),
('UpsertReminderRowKey', $query$
    INSERT INTO {schema}.reminder AS known (service, grain, name, hash, start, period)
    VALUES (@ServiceId, @GrainId, @ReminderName, @GrainHash, @StartTime, @Period)
    ON CONFLICT (service, grain, name) DO UPDATE
    SET hash = excluded.hash, start = excluded.start, period = excluded.period, version = known.version + 1
    RETURNING known.version AS Version
$query$),
('DeleteReminderRowKey', $query$
    WITH gone AS (
        DELETE FROM {schema}.reminder
        WHERE service = @ServiceId AND grain = @GrainId AND name = @ReminderName AND version = @Version
        RETURNING 1)
    SELECT count(*)::integer FROM gone
$query$),
('DeleteReminderRowsKey', $query$
    DELETE FROM {schema}.reminder WHERE service = @ServiceId
$query$)
