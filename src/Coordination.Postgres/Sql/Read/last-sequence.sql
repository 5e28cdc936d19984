SELECT coalesce(max(sequence), 0) FROM {schema}.journal
