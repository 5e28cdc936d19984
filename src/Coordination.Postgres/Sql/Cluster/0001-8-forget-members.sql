INSERT INTO {schema}.orleansquery (querykey, querytext) VALUES
('DeleteMembershipTableEntriesKey', $query$
    WITH gone AS (DELETE FROM {schema}.member WHERE cluster = @DeploymentId RETURNING 1)
    UPDATE {schema}.member_version SET version = version + 1, at = now() WHERE cluster = @DeploymentId
$query$),
('CleanupDefunctSiloEntriesKey', $query$
    DELETE FROM {schema}.member WHERE cluster = @DeploymentId AND alive < @IAmAliveTime AND status <> 3
$query$)
