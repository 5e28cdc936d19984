-- One at a time and no cache: what is taken later is higher, which the change feed relies on.
CREATE SEQUENCE {schema}.journal_sequence AS bigint CACHE 1
