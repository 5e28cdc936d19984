INSERT INTO grain_link (grain, position, department, staff) VALUES (?1, ?2, ?3, ?4)
