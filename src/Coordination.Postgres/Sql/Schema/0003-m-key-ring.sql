-- Keys by which hosts protect what a browser brings back, in ASP.NET Core's own form. They are no part of the record.
CREATE TABLE {schema}.key_ring (
    number integer NOT NULL CHECK (number > 0),
    key    text    NOT NULL,
    CONSTRAINT key_ring_key PRIMARY KEY (number)
)
