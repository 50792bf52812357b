-- A history of version 1 with one run of one row; frozen, as released versions are.
CREATE TABLE migration (step INTEGER PRIMARY KEY, applied_at BIGINT NOT NULL);
INSERT INTO migration VALUES (1, 1791180000000);

-- Runs, the rows they recommend, and what those rest on. Amounts: millicores, bytes, millionths of a currency unit
-- in a month of 730 hours. NULL: not set, or not known.
CREATE TABLE run (
  run INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  as_of BIGINT NOT NULL,
  stored_at BIGINT NOT NULL,
  source TEXT NOT NULL,
  status TEXT NOT NULL,
  policy TEXT NOT NULL,
  discovered BIGINT NOT NULL,
  recommended BIGINT NOT NULL,
  unchanged BIGINT NOT NULL,
  skipped BIGINT NOT NULL,
  failed BIGINT NOT NULL,
  currency TEXT,
  bill BIGINT,
  paper BIGINT,
  packed BIGINT,
  reachable BIGINT,
  bound BIGINT,
  header TEXT NOT NULL
);

-- The same over all runs. The team is that of the newest run.
CREATE TABLE container (
  container INTEGER PRIMARY KEY,
  cluster TEXT NOT NULL,
  namespace TEXT NOT NULL,
  kind TEXT NOT NULL,
  workload TEXT NOT NULL,
  name TEXT NOT NULL,
  type TEXT NOT NULL,
  team TEXT NOT NULL,
  UNIQUE (cluster, namespace, kind, workload, name, type)
);

-- The few combinations that occur, so that a row needs one small number for all of it. Codes with blanks between.
CREATE TABLE outcome (
  outcome INTEGER PRIMARY KEY,
  verdict TEXT NOT NULL,
  tier TEXT NOT NULL,
  codes TEXT NOT NULL,
  UNIQUE (verdict, tier, codes)
);

-- What is set, what this run's patch writes (written = 1), what the policy recommends (advised = 1; 2: the same as is
-- written; 0: nothing).
CREATE TABLE recommendation (
  run INTEGER NOT NULL REFERENCES run ON DELETE CASCADE,
  container INTEGER NOT NULL REFERENCES container,
  outcome INTEGER NOT NULL REFERENCES outcome,
  replicas INTEGER NOT NULL,
  cpu_request BIGINT,
  memory_request BIGINT,
  cpu_limit BIGINT,
  memory_limit BIGINT,
  written INTEGER NOT NULL,
  next_cpu_request BIGINT,
  next_memory_request BIGINT,
  next_cpu_limit BIGINT,
  next_memory_limit BIGINT,
  advised INTEGER NOT NULL,
  advised_cpu_request BIGINT,
  advised_memory_request BIGINT,
  advised_cpu_limit BIGINT,
  advised_memory_limit BIGINT,
  cost_now BIGINT,
  cost_after BIGINT,
  PRIMARY KEY (run, container)
) WITHOUT ROWID;

-- The run as gzipped JSON, in parts.
CREATE TABLE document (
  run INTEGER NOT NULL REFERENCES run ON DELETE CASCADE,
  part INTEGER NOT NULL,
  content BYTEA NOT NULL,
  PRIMARY KEY (run, part)
);

CREATE TABLE outline (
  run INTEGER NOT NULL REFERENCES run ON DELETE CASCADE,
  container INTEGER NOT NULL REFERENCES container,
  content BYTEA NOT NULL,
  PRIMARY KEY (run, container)
);

-- What the machines of a run cost an hour, as exact text; unknown prices with the reason.
CREATE TABLE price (
  run INTEGER NOT NULL REFERENCES run ON DELETE CASCADE,
  number INTEGER NOT NULL,
  provider TEXT NOT NULL,
  region TEXT NOT NULL,
  instance_type TEXT NOT NULL,
  capacity_type TEXT NOT NULL,
  nodes INTEGER NOT NULL,
  hourly TEXT,
  currency TEXT,
  basis TEXT,
  source TEXT NOT NULL,
  as_of TEXT,
  PRIMARY KEY (run, number)
);

INSERT INTO run VALUES (1, '20261005T060000Z-0123456789ab', 1791180000000, 1791180000000, 'http://prometheus:9090', 'complete', 'split',
  1, 1, 0, 0, 0, NULL, NULL, NULL, NULL, NULL, NULL,
  '{"id":"20261005T060000Z-0123456789ab","asOf":"2026-10-05T06:00:00Z","window":{"from":"2026-09-21T06:00:00Z","to":"2026-10-05T06:00:00Z"},"source":"http://prometheus:9090","status":"complete","accounting":{"discovered":1,"recommended":1,"unchanged":0,"skipped":0,"failed":0},"warnings":[],"requests":42,"durationSeconds":1.234,"policy":"split","method":"remote read"}');
INSERT INTO container VALUES (1, '', 'shop', 'Deployment', 'web', 'web', 'container', '');
INSERT INTO outcome VALUES (1, 'Resize', 'standard', 'STEP_LIMITED WEEK_AGO');
INSERT INTO recommendation VALUES (1, 1, 1, 2, 1000, 1073741824, NULL, 1073741824, 1, 500, 536870912, NULL, 536870912, 2, NULL, NULL, NULL, NULL,
  NULL, NULL);
