INSERT INTO {schema}query_place (request, number, centre, department, staff, submitted) VALUES (@request, @number, @centre, @department, @staff, @submitted)
