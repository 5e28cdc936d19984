-- One row, written to see whether writing works.
CREATE TABLE {schema}.pulse (
    one  boolean NOT NULL DEFAULT true CHECK (one),
    beat bigint  NOT NULL,
    CONSTRAINT pulse_key PRIMARY KEY (one)
) WITH (fillfactor = 50)
