SELECT grain, position FROM grain_link WHERE grain NOT IN (SELECT number FROM grain) LIMIT 10
