SELECT {columns}, number FROM {schema}.grain ORDER BY number
