-- Ordered by the index alone: sorting equal times by id here would copy every row through a sorter.
{columns} FROM grain WHERE kind = 1 AND centre = ?1 AND is_open = 1 ORDER BY since
