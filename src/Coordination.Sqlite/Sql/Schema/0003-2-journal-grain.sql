CREATE UNIQUE INDEX journal_grain ON journal (grain, version)
