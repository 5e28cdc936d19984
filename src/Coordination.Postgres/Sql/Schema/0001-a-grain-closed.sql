-- What is closed hardly changes again: one wide index answers every filter without a look at the rows.
CREATE INDEX grain_closed ON {schema}.grain (kind, centre, since, status, department, staff, urgency, due) WHERE NOT is_open
