SELECT sequence FROM personal_index WHERE sequence NOT IN (SELECT sequence FROM personal) LIMIT 10
