AND (staff = @staff OR strpos(links || ' ', '/' || @staff || ' ') > 0)
