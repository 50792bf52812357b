-- What shards collected, gzipped, until it is merged into a run.
CREATE TABLE part (
  name TEXT NOT NULL,
  number INTEGER NOT NULL,
  content BYTEA NOT NULL,
  PRIMARY KEY (name, number)
);
