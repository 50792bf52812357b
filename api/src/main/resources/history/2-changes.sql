-- What became of recommendations.
CREATE TABLE pull_request (
  run INTEGER NOT NULL REFERENCES run ON DELETE CASCADE,
  repository TEXT NOT NULL,
  number BIGINT NOT NULL,
  url TEXT NOT NULL,
  change_group TEXT NOT NULL,
  state TEXT NOT NULL,
  PRIMARY KEY (run, repository, number)
);

-- A change that was advised by one run and seen live first by another, and what was requested and cost on the same
-- weekdays before and after: means over those days, all replicas together.
CREATE TABLE realised (
  container INTEGER NOT NULL REFERENCES container,
  live INTEGER NOT NULL REFERENCES run ON DELETE CASCADE,
  advised INTEGER NOT NULL,
  weekdays INTEGER NOT NULL,
  cpu_before BIGINT NOT NULL,
  cpu_after BIGINT NOT NULL,
  memory_before BIGINT NOT NULL,
  memory_after BIGINT NOT NULL,
  cost_before BIGINT,
  cost_after BIGINT,
  currency TEXT,
  PRIMARY KEY (container, live)
);
