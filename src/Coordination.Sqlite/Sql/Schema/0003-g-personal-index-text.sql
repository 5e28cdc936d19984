CREATE INDEX personal_index_text ON personal_index (sequence)
