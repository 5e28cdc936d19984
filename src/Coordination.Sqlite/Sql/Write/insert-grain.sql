INSERT OR IGNORE INTO grain (number, kind, id, centre, department, staff, status, is_open, urgency, due, since, version, links, hash, state)
VALUES (?1, ?8, ?9, ?10, ?11, ?7, ?2, ?12, ?3, ?13, ?14, ?4, ?15, ?5, ?6)
