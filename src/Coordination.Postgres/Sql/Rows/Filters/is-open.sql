AND is_open = @open
