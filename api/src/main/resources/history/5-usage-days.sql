-- Usage of one namespace on one day, for the runs that read the next days only.
CREATE TABLE usage_day (
  source TEXT NOT NULL,
  cluster TEXT NOT NULL,
  namespace TEXT NOT NULL,
  day INTEGER NOT NULL,
  content BYTEA NOT NULL,
  PRIMARY KEY (source, cluster, namespace, day)
);
