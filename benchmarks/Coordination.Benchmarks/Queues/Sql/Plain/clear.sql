INSERT INTO orleansquery VALUES ('ClearStorageKey', $statement$
UPDATE grain_state
SET payload = NULL, version = version + 1, changed_at = now()
WHERE n0 = @GrainIdN0 AND n1 = @GrainIdN1 AND grain_type = @GrainTypeString AND version = @GrainStateVersion
RETURNING version AS NewGrainStateVersion
$statement$) ON CONFLICT DO NOTHING
