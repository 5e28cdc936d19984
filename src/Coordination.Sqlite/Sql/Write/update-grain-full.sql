UPDATE grain SET status = ?2, urgency = ?3, version = ?4, hash = ?5, state = ?6, staff = ?7,
    centre = ?10, department = ?11, is_open = ?12, due = ?13, since = ?14, links = ?15 WHERE number = ?1
