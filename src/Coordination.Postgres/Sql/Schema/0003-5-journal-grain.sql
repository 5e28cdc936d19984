CREATE UNIQUE INDEX journal_grain ON {schema}.journal (grain, version)
