-- Since this step each part of a document is gzipped by itself: the first ends behind the run's first row, others hold
-- whole rows. This is the part a row is in, so that it can be read without the rest; NULL: in a run of before.
ALTER TABLE recommendation ADD COLUMN part INTEGER;
