UPDATE grain SET status = ?2, urgency = ?3, version = ?4, hash = ?5, state = ?6, staff = ?7 WHERE number = ?1
