INSERT INTO {schema}query_presence (centre, staff, version, presence, begun) VALUES (@centre, @staff, @version, @presence, @begun)
