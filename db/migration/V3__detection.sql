-- Rules, windows, gaps, back-fill and alerts.
-- All of these tables stay local on Citus (docs/decisions): few rows, or queues. No foreign key to events.

-- One row: bumped in the transaction of every change of what is enabled or of how it compiles.
CREATE TABLE rule_set (
  id smallint PRIMARY KEY CONSTRAINT rule_set_one_row CHECK (id = 1),
  generation bigint NOT NULL
);
INSERT INTO rule_set (id, generation) VALUES (1, 1);

CREATE TABLE rules (
  rule_id text COLLATE "C" PRIMARY KEY,
  version integer NOT NULL,
  language text COLLATE "C" NOT NULL CONSTRAINT rules_language CHECK (language IN ('sigma', 'spl')),
  pack text COLLATE "C" NOT NULL,
  file text COLLATE "C" NOT NULL,
  title text COLLATE "C" NOT NULL,
  level text COLLATE "C" NOT NULL,
  level_override text COLLATE "C",
  type text COLLATE "C" NOT NULL,
  enabled boolean NOT NULL,
  -- a person's word on enabled stands over what a pack says
  enabled_by text COLLATE "C",
  supported boolean NOT NULL,
  reasons text[] NOT NULL,
  techniques text[] NOT NULL,
  sourcetypes text[] NOT NULL,
  models text[] NOT NULL,
  always_candidate boolean NOT NULL,
  -- rules that its windows count on
  refers_to text[] NOT NULL,
  imported_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  updated_by text COLLATE "C" NOT NULL
);

CREATE TABLE rule_versions (
  rule_id text COLLATE "C" NOT NULL REFERENCES rules ON DELETE CASCADE,
  version integer NOT NULL,
  text text NOT NULL,
  imported_at timestamptz NOT NULL,
  imported_by text COLLATE "C" NOT NULL,
  PRIMARY KEY (rule_id, version)
);

-- Splunk macros that came with packs, by name with arity: security_content_ctime(1).
CREATE TABLE rule_macros (
  name text COLLATE "C" PRIMARY KEY,
  arguments text[] NOT NULL,
  definition text NOT NULL
);

-- What rules cost and find, by UTC day.
CREATE TABLE rule_days (
  rule_id text COLLATE "C" NOT NULL,
  day date NOT NULL,
  runs bigint NOT NULL,
  matches bigint NOT NULL,
  cost_micros bigint NOT NULL,
  PRIMARY KEY (rule_id, day)
);

-- Base matches of rules that count in windows.
CREATE TABLE rule_matches (
  rule_id text COLLATE "C" NOT NULL,
  rule_version integer NOT NULL,
  group_hash text COLLATE "C" NOT NULL,
  event_time timestamptz NOT NULL,
  base smallint NOT NULL,
  event_id text COLLATE "C" NOT NULL,
  group_values text[] NOT NULL,
  base_name text COLLATE "C" NOT NULL,
  event_key text COLLATE "C" NOT NULL,
  host text COLLATE "C" NOT NULL,
  event_count integer NOT NULL,
  counted text[] NOT NULL,
  matched jsonb NOT NULL,
  back_fill boolean NOT NULL,
  sample boolean NOT NULL,
  -- it was part of a window that held, and is in an alert
  alerted boolean NOT NULL DEFAULT false,
  stored_at timestamptz NOT NULL,
  PRIMARY KEY (rule_id, rule_version, group_hash, event_time, base, event_id)
);
CREATE INDEX rule_matches_stored_at ON rule_matches (stored_at);

-- Windows of conditions that can turn: judged when closed, and again when touched later.
CREATE TABLE window_verdicts (
  rule_id text COLLATE "C" NOT NULL,
  rule_version integer NOT NULL,
  group_hash text COLLATE "C" NOT NULL,
  window_start timestamptz NOT NULL,
  due_at timestamptz NOT NULL,
  judged_at timestamptz,
  fired boolean NOT NULL DEFAULT false,
  PRIMARY KEY (rule_id, rule_version, group_hash, window_start)
);
CREATE INDEX window_verdicts_due ON window_verdicts (due_at) WHERE judged_at IS NULL;

-- A rule that could not be run on a slice; closed by the filler.
CREATE TABLE rule_gaps (
  gap_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  rule_id text COLLATE "C" NOT NULL,
  slice_id bigint NOT NULL,
  arrival_day date NOT NULL,
  back_fill boolean NOT NULL,
  reason text NOT NULL,
  opened_at timestamptz NOT NULL,
  attempts integer NOT NULL DEFAULT 0,
  next_attempt_at timestamptz NOT NULL,
  closed_at timestamptz,
  -- filled, rule_gone, data_gone
  outcome text COLLATE "C"
);
CREATE UNIQUE INDEX rule_gaps_open ON rule_gaps (rule_id, slice_id) WHERE closed_at IS NULL;
CREATE INDEX rule_gaps_due ON rule_gaps (next_attempt_at) WHERE closed_at IS NULL;

-- A rule run over what is already stored.
CREATE TABLE rule_back_fills (
  back_fill_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  rule_id text COLLATE "C" NOT NULL,
  from_time timestamptz NOT NULL,
  to_time timestamptz NOT NULL,
  requested_at timestamptz NOT NULL,
  requested_by text COLLATE "C" NOT NULL,
  -- slices with ids above after_slice up to last_slice are still to be read
  after_slice bigint NOT NULL,
  last_slice bigint NOT NULL,
  slices_total integer NOT NULL,
  slices_done integer NOT NULL DEFAULT 0,
  matches bigint NOT NULL DEFAULT 0,
  lease_until timestamptz,
  fence bigint NOT NULL DEFAULT 0,
  finished_at timestamptz,
  -- done, rule_gone
  outcome text COLLATE "C"
);
CREATE INDEX rule_back_fills_open ON rule_back_fills (back_fill_id) WHERE finished_at IS NULL;

-- What rules find that do not alert (Splunk's Hunting).
CREATE TABLE rule_results (
  rule_id text COLLATE "C" NOT NULL,
  event_time timestamptz NOT NULL,
  event_id text COLLATE "C" NOT NULL,
  rule_version integer NOT NULL,
  host text COLLATE "C" NOT NULL,
  matched jsonb NOT NULL,
  sample boolean NOT NULL,
  stored_at timestamptz NOT NULL,
  PRIMARY KEY (rule_id, event_time, event_id)
);
CREATE INDEX rule_results_stored_at ON rule_results (stored_at);

CREATE SEQUENCE alert_ids;
CREATE TABLE alerts (
  alert_id bigint PRIMARY KEY,
  -- of rule and entity
  fingerprint text COLLATE "C" NOT NULL,
  rule_id text COLLATE "C" NOT NULL,
  rule_version integer NOT NULL,
  rule_title text COLLATE "C" NOT NULL,
  rule_language text COLLATE "C" NOT NULL,
  severity text COLLATE "C" NOT NULL
    CONSTRAINT alerts_severity CHECK (severity IN ('critical', 'high', 'medium', 'low', 'informational')),
  status text COLLATE "C" NOT NULL
    CONSTRAINT alerts_status CHECK (status IN ('new', 'in_progress', 'closed')),
  disposition text COLLATE "C"
    CONSTRAINT alerts_disposition CHECK (disposition IN
      ('true_positive', 'benign_true_positive', 'false_positive', 'testing', 'duplicate', 'other')),
  assignee text COLLATE "C",
  -- changes with status, disposition and assignee, and with nothing else
  triage_version integer NOT NULL DEFAULT 0,
  host text COLLATE "C" NOT NULL,
  entity_type text COLLATE "C" NOT NULL,
  entity_value text COLLATE "C" NOT NULL,
  techniques text[] NOT NULL,
  first_time timestamptz NOT NULL,
  last_time timestamptz NOT NULL,
  -- acts: copies count once, repeated messages as often as they say
  count bigint NOT NULL,
  full_copies integer NOT NULL,
  message text,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  closed_at timestamptz,
  back_fill boolean NOT NULL,
  -- made from sample data alone
  sample boolean NOT NULL,
  previous_alert_id bigint,
  merged_into bigint
);
CREATE INDEX alerts_fingerprint ON alerts (fingerprint, alert_id);
CREATE INDEX alerts_by_last_time ON alerts (last_time DESC, alert_id DESC);
CREATE INDEX alerts_by_rule ON alerts (rule_id, last_time);
CREATE INDEX alerts_by_host ON alerts (host, last_time);

-- The events of alerts: each counts once for a rule and entity, whatever is evaluated again.
CREATE TABLE alert_events (
  fingerprint text COLLATE "C" NOT NULL,
  event_id text COLLATE "C" NOT NULL,
  alert_id bigint NOT NULL REFERENCES alerts ON DELETE CASCADE,
  rule_id text COLLATE "C" NOT NULL,
  event_time timestamptz NOT NULL,
  event_key text COLLATE "C" NOT NULL,
  host text COLLATE "C" NOT NULL,
  event_count integer NOT NULL,
  -- another event of the alert has the same key on the same host
  copy boolean NOT NULL,
  sample boolean NOT NULL,
  matched jsonb NOT NULL,
  -- the event in full as the API gives it; null beyond the first hundred
  event jsonb,
  stored_at timestamptz NOT NULL,
  PRIMARY KEY (fingerprint, event_id)
);
CREATE INDEX alert_events_alert ON alert_events (alert_id, event_time, event_id);
CREATE INDEX alert_events_key ON alert_events (alert_id, event_key) WHERE event_key <> '';
CREATE INDEX alert_events_rule ON alert_events (rule_id, event_id);

CREATE TABLE alert_history (
  entry_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  alert_id bigint NOT NULL REFERENCES alerts ON DELETE CASCADE,
  at timestamptz NOT NULL,
  -- an account, or "detection"
  by text COLLATE "C" NOT NULL,
  -- created, status, disposition, assignee, comment, merged, contradicted
  kind text COLLATE "C" NOT NULL,
  detail jsonb NOT NULL
);
CREATE INDEX alert_history_alert ON alert_history (alert_id, entry_id);
