-- Reads that go through everything may do so in the table's order.
SET LOCAL enable_seqscan = on
