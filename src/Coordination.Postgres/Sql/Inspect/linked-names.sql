SELECT coalesce(array_agg(DISTINCT name), '{}') FROM {schema}.grain, unnest(string_to_array(translate(links, '/', ' '), ' ')) AS name
