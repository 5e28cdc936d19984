{columns}, number FROM grain ORDER BY number
