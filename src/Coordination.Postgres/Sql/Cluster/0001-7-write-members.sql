-- A change that follows another version than the present one, or that has nothing to change, changes nothing and says 0. The
-- row of the version is locked first, so that changes come one after the other.
INSERT INTO {schema}.orleansquery (querykey, querytext) VALUES
('InsertMembershipVersionKey', $query$
    WITH made AS (INSERT INTO {schema}.member_version (cluster) VALUES (@DeploymentId) ON CONFLICT DO NOTHING RETURNING 1)
    SELECT count(*)::integer FROM made
$query$),
('InsertMembershipKey', $query$
    WITH next AS (
        UPDATE {schema}.member_version SET version = version + 1, at = now()
        WHERE cluster = @DeploymentId AND version = @Version AND NOT EXISTS (
            SELECT FROM {schema}.member
            WHERE cluster = @DeploymentId AND address = @Address AND port = @Port AND generation = @Generation)
        RETURNING cluster),
    made AS (
        INSERT INTO {schema}.member (cluster, address, port, generation, name, host, status, gateway, started, alive)
        SELECT cluster, @Address, @Port, @Generation, @SiloName, @HostName, @Status, @ProxyPort, @StartTime, @IAmAliveTime FROM next
        RETURNING 1)
    SELECT count(*)::integer FROM made
$query$),
('UpdateMembershipKey', $query$
    WITH next AS (
        UPDATE {schema}.member_version SET version = version + 1, at = now()
        WHERE cluster = @DeploymentId AND version = @Version AND EXISTS (
            SELECT FROM {schema}.member
            WHERE cluster = @DeploymentId AND address = @Address AND port = @Port AND generation = @Generation)
        RETURNING cluster),
    changed AS (
        UPDATE {schema}.member m SET status = @Status, suspected = @SuspectTimes, alive = @IAmAliveTime
        FROM next
        WHERE m.cluster = next.cluster AND m.address = @Address AND m.port = @Port AND m.generation = @Generation
        RETURNING 1)
    SELECT count(*)::integer FROM changed
$query$),
('UpdateIAmAlivetimeKey', $query$
    UPDATE {schema}.member SET alive = @IAmAliveTime
    WHERE cluster = @DeploymentId AND address = @Address AND port = @Port AND generation = @Generation
$query$)
