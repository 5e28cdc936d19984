INSERT INTO orleansquery VALUES ('ReadFromStorageKey', $statement$
SELECT payload AS PayloadBinary, version AS Version
FROM grain_state
WHERE n0 = @GrainIdN0 AND n1 = @GrainIdN1 AND grain_type = @GrainTypeString
$statement$) ON CONFLICT DO NOTHING
