-- The further departments and holders of a request with several open work items.
CREATE TABLE grain_link (
    grain      INTEGER NOT NULL REFERENCES grain (number) ON DELETE CASCADE,
    position   INTEGER NOT NULL,
    department TEXT    NOT NULL,
    staff      TEXT,
    PRIMARY KEY (grain, position)
) STRICT, WITHOUT ROWID
