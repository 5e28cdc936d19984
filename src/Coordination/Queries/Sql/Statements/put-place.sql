INSERT INTO {schema}query_place (request, number, centre, department, staff, submitted, is_open, missed) VALUES (@request, @number, @centre, @department, @staff, @submitted, @is_open, @missed)
