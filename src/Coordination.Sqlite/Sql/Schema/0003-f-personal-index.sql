-- What personal texts are found by: digests under the store's own key, each with its hall. A row goes with its text.
CREATE TABLE personal_index (
    digest   BLOB    NOT NULL,
    sequence INTEGER NOT NULL REFERENCES personal (sequence) ON DELETE CASCADE,
    PRIMARY KEY (digest, sequence)
) STRICT, WITHOUT ROWID
