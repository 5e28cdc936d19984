SELECT key FROM {schema}.installation
