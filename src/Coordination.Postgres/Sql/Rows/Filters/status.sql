AND status = ANY (@statuses)
