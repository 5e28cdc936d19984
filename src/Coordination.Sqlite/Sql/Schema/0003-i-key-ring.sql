-- Keys by which hosts protect what a browser brings back, in ASP.NET Core's own form. They are no part of the record.
CREATE TABLE key_ring (
    number INTEGER PRIMARY KEY CHECK (number > 0),
    key    TEXT    NOT NULL
) STRICT
