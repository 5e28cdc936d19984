UPDATE {schema}query_presence SET ended = @ended WHERE centre = @centre AND staff = @staff AND ended IS NULL
