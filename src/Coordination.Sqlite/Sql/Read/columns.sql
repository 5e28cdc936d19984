SELECT kind, id, centre, department, staff, status, is_open, urgency, due, since, version, hash, state,
    CASE WHEN links > 0 THEN (
        SELECT group_concat(department || '/' || coalesce(staff, ''), ' ' ORDER BY position) FROM grain_link WHERE grain = number
    ) END
