-- Personal text beside the chain: a row can be erased, its digest in the journal stays.
CREATE TABLE personal (
    sequence INTEGER PRIMARY KEY REFERENCES journal (sequence),
    salt     BLOB NOT NULL,
    text     TEXT NOT NULL
) STRICT
