-- What became of recommendations.
CREATE TABLE pull_request (
  run INTEGER NOT NULL REFERENCES run ON DELETE CASCADE,
  repository TEXT NOT NULL,
  number BIGINT NOT NULL,
  url TEXT NOT NULL,
  branch TEXT NOT NULL,
  state TEXT NOT NULL,
  PRIMARY KEY (run, repository, number)
);

CREATE TABLE pull_request_workload (
  run INTEGER NOT NULL,
  repository TEXT NOT NULL,
  number BIGINT NOT NULL,
  cluster TEXT NOT NULL,
  namespace TEXT NOT NULL,
  kind TEXT NOT NULL,
  workload TEXT NOT NULL,
  PRIMARY KEY (run, repository, number, cluster, namespace, kind, workload),
  FOREIGN KEY (run, repository, number) REFERENCES pull_request ON DELETE CASCADE
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

-- The rows of a run in sums, all replicas together: grouping a year of rows takes seconds, grouping these milliseconds.
-- The team is that of the run.
CREATE TABLE total (
  run INTEGER NOT NULL REFERENCES run ON DELETE CASCADE,
  cluster TEXT NOT NULL,
  namespace TEXT NOT NULL,
  team TEXT NOT NULL,
  containers BIGINT NOT NULL,
  cpu BIGINT NOT NULL,
  cpu_after BIGINT NOT NULL,
  memory BIGINT NOT NULL,
  memory_after BIGINT NOT NULL,
  priced BIGINT NOT NULL,
  cost_now BIGINT NOT NULL,
  cost_after BIGINT NOT NULL,
  PRIMARY KEY (run, cluster, namespace, team)
);

INSERT INTO total
SELECT r.run, c.cluster, c.namespace, c.team, COUNT(*),
  SUM(COALESCE(r.cpu_request, 0) * r.replicas),
  SUM(COALESCE(CASE r.written WHEN 1 THEN r.next_cpu_request ELSE r.cpu_request END, 0) * r.replicas),
  SUM(COALESCE(r.memory_request, 0) * r.replicas),
  SUM(COALESCE(CASE r.written WHEN 1 THEN r.next_memory_request ELSE r.memory_request END, 0) * r.replicas),
  COUNT(r.cost_now), COALESCE(SUM(r.cost_now), 0), COALESCE(SUM(r.cost_after), 0)
FROM recommendation r JOIN container c ON c.container = r.container
GROUP BY r.run, c.cluster, c.namespace, c.team;
