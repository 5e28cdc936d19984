UPDATE request SET status = 'completed', staff = NULL, version = version + 1
WHERE id = $id AND staff = $staff AND status = 'in-service'
RETURNING id
