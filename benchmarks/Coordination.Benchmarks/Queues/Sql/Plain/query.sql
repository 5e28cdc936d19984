-- Orleans looks here for the statements of its storage.
CREATE TABLE IF NOT EXISTS orleansquery (querykey text PRIMARY KEY, querytext text NOT NULL)
