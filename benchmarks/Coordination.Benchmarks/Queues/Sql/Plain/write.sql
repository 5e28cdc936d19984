INSERT INTO orleansquery VALUES ('WriteToStorageKey', $statement$
WITH changed AS (
    UPDATE grain_state
    SET payload = @PayloadBinary, version = version + 1, changed_at = now()
    WHERE n0 = @GrainIdN0 AND n1 = @GrainIdN1 AND grain_type = @GrainTypeString AND version = @GrainStateVersion
    RETURNING version),
made AS (
    INSERT INTO grain_state (n0, n1, grain_type, version, changed_at, payload)
    SELECT @GrainIdN0, @GrainIdN1, @GrainTypeString, 1, now(), @PayloadBinary
    WHERE @GrainStateVersion IS NULL
    ON CONFLICT DO NOTHING
    RETURNING version)
SELECT version AS NewGrainStateVersion FROM changed
UNION ALL
SELECT version FROM made
$statement$) ON CONFLICT DO NOTHING
