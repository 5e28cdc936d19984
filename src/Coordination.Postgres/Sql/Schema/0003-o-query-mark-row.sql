INSERT INTO {schema}.query_mark (id, sequence) VALUES (1, 0)
