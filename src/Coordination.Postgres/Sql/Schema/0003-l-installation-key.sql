-- Made by the server, so that it is in no statement that a log may keep: 366 bits of its strong random numbers, hashed to 256.
INSERT INTO {schema}.installation (key)
SELECT sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()))
