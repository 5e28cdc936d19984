kind, id, centre, department, staff, status, is_open, urgency, due, since, version, hash, state, links
