INSERT INTO {schema}.orleansquery (querykey, querytext) VALUES
('MembershipReadAllKey', $query$
    SELECT v.cluster AS DeploymentId, m.address AS Address, m.port AS Port, m.generation AS Generation, m.name AS SiloName,
        m.host AS HostName, m.status AS Status, m.gateway AS ProxyPort, m.suspected AS SuspectTimes, m.started AS StartTime,
        m.alive AS IAmAliveTime, v.version AS Version
    FROM {schema}.member_version v LEFT JOIN {schema}.member m ON m.cluster = v.cluster
    WHERE v.cluster = @DeploymentId
$query$),
('MembershipReadRowKey', $query$
    SELECT v.cluster AS DeploymentId, m.address AS Address, m.port AS Port, m.generation AS Generation, m.name AS SiloName,
        m.host AS HostName, m.status AS Status, m.gateway AS ProxyPort, m.suspected AS SuspectTimes, m.started AS StartTime,
        m.alive AS IAmAliveTime, v.version AS Version
    FROM {schema}.member_version v
    LEFT JOIN {schema}.member m ON m.cluster = v.cluster AND m.address = @Address AND m.port = @Port AND m.generation = @Generation
    WHERE v.cluster = @DeploymentId
$query$),
('GatewaysQueryKey', $query$
    SELECT address AS Address, gateway AS ProxyPort, generation AS Generation
    FROM {schema}.member
    WHERE cluster = @DeploymentId AND status = @Status AND gateway > 0
$query$)
