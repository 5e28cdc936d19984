AND (department = @department OR strpos(' ' || links, ' ' || @department || '/') > 0)
