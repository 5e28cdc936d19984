{columns}, number, links FROM grain ORDER BY number
