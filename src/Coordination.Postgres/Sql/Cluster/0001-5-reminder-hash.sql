CREATE INDEX reminder_hash ON {schema}.reminder (service, hash)
