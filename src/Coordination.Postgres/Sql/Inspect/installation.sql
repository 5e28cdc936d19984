SELECT count(*) = 1 FROM {schema}.installation
