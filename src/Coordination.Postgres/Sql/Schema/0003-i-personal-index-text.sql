CREATE INDEX personal_index_text ON {schema}.personal_index (grain, version)
