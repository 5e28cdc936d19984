CREATE SEQUENCE {schema}.grain_number AS bigint
