-- Receipts, slices, events, raw text and volume.
-- Kinds of table on Citus (docs/decisions): events, raw_blocks, event_amendments, volume are to be distributed;
-- hosts is a reference table; the rest stay local. No foreign key, no trigger on the first four.

CREATE TABLE hosts (
  host_id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name text COLLATE "C" NOT NULL CONSTRAINT hosts_name_unique UNIQUE,
  first_seen timestamptz NOT NULL,
  retired_at timestamptz
);

CREATE TABLE tokens (
  token_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name text COLLATE "C" NOT NULL,
  kind text COLLATE "C" NOT NULL CONSTRAINT tokens_kind CHECK (kind IN ('ingest', 'api')),
  secret_hash bytea NOT NULL CONSTRAINT tokens_secret_unique UNIQUE,
  scopes text[] NOT NULL DEFAULT '{}',
  host text COLLATE "C",
  source text COLLATE "C",
  timezone text COLLATE "C",
  created_at timestamptz NOT NULL,
  created_by text COLLATE "C" NOT NULL,
  expires_at timestamptz,
  disabled_at timestamptz,
  last_used_at timestamptz
);

-- The receipt of one request.
CREATE SEQUENCE batch_ids;
CREATE TABLE batches (
  batch_id bigint PRIMARY KEY,
  received_at timestamptz NOT NULL,
  committed_at timestamptz NOT NULL,
  door text COLLATE "C" NOT NULL,
  token_id bigint NOT NULL,
  sender text COLLATE "C",
  host text COLLATE "C",
  source text COLLATE "C",
  received bigint NOT NULL,
  stored bigint NOT NULL,
  quarantined bigint NOT NULL,
  repeats bigint NOT NULL DEFAULT 0,
  history boolean NOT NULL DEFAULT false,
  sample boolean NOT NULL DEFAULT false,
  problems jsonb NOT NULL DEFAULT '[]'
);
CREATE INDEX batches_received_at ON batches (received_at);

-- What makes a request, or a record, seen again. kind: idempotency_key, request, record.
CREATE TABLE accepted_keys (
  door text COLLATE "C" NOT NULL,
  token_id bigint NOT NULL,
  key text COLLATE "C" NOT NULL,
  batch_id bigint NOT NULL,
  expires_at timestamptz NOT NULL,
  PRIMARY KEY (door, token_id, key)
);
CREATE INDEX accepted_keys_expires_at ON accepted_keys (expires_at);

-- The unit that is committed, made ready and evaluated.
CREATE SEQUENCE slice_ids;
CREATE TABLE slices (
  slice_id bigint PRIMARY KEY,
  arrival_day date NOT NULL,
  arrived timestamptz NOT NULL,
  events integer NOT NULL,
  ready boolean NOT NULL DEFAULT false,
  back_fill boolean NOT NULL DEFAULT false,
  -- generation of the rule set that the candidate hints are for; null when there are none
  hint_generation bigint,
  claimed_by text COLLATE "C",
  lease_until timestamptz,
  fence bigint NOT NULL DEFAULT 0,
  evaluated_at timestamptz,
  evaluated_generation bigint
);
CREATE INDEX slices_to_evaluate ON slices (slice_id) WHERE ready AND evaluated_at IS NULL;
CREATE INDEX slices_by_arrival ON slices (arrived);

CREATE TABLE batch_slices (
  batch_id bigint NOT NULL,
  slice_id bigint NOT NULL,
  PRIMARY KEY (batch_id, slice_id)
);
CREATE INDEX batch_slices_slice ON batch_slices (slice_id);

-- Which events of a slice a rule may match: a hint for one generation of the rule set.
CREATE TABLE slice_candidates (
  slice_id bigint NOT NULL,
  rule_id text COLLATE "C" NOT NULL,
  ordinals integer[] NOT NULL,
  PRIMARY KEY (slice_id, rule_id)
);

-- Lines of audit events that nothing has closed yet.
CREATE TABLE audit_pending (
  host_id integer NOT NULL,
  source text COLLATE "C" NOT NULL,
  event_time timestamptz NOT NULL,
  serial bigint NOT NULL,
  batch_id bigint NOT NULL,
  line_number integer NOT NULL,
  line_count integer NOT NULL,
  bytes bytea NOT NULL,
  sent_bytes integer NOT NULL,
  sourcetype text COLLATE "C" NOT NULL,
  index_name text COLLATE "C",
  timezone text COLLATE "C",
  arrived timestamptz NOT NULL,
  history boolean NOT NULL,
  PRIMARY KEY (host_id, source, event_time, serial, batch_id, line_number)
);
CREATE INDEX audit_pending_arrived ON audit_pending (arrived);
CREATE INDEX audit_pending_batch ON audit_pending (batch_id);

CREATE TABLE events (
  slice_id bigint NOT NULL,
  batch_id bigint NOT NULL,
  time timestamptz NOT NULL,
  arrived timestamptz NOT NULL,
  host_id integer NOT NULL,
  ordinal integer NOT NULL,
  arrival_day date NOT NULL,
  event_count integer NOT NULL,
  retention_class smallint NOT NULL,
  quarantined boolean NOT NULL,
  -- where the raw lines are: 256 * block number + line in the block
  places integer[] NOT NULL,
  -- line numbers in the request's body
  lines integer[] NOT NULL,
  reported_host text COLLATE "C",
  source text COLLATE "C" NOT NULL,
  sourcetype text COLLATE "C" NOT NULL,
  index_name text COLLATE "C",
  model text COLLATE "C",
  event_key text COLLATE "C" NOT NULL,
  problems text[] NOT NULL,
  "action" text COLLATE "C",
  "app" text COLLATE "C",
  "authentication_method" text COLLATE "C",
  "dest" text COLLATE "C",
  "dest_ip" text COLLATE "C",
  "dest_port" text COLLATE "C",
  "direction" text COLLATE "C",
  "event_id" text COLLATE "C",
  "file_name" text COLLATE "C",
  "file_path" text COLLATE "C",
  "object" text COLLATE "C",
  "object_category" text COLLATE "C",
  "parent_process" text COLLATE "C",
  "parent_process_guid" text COLLATE "C",
  "parent_process_id" text COLLATE "C",
  "parent_process_name" text COLLATE "C",
  "parent_process_path" text COLLATE "C",
  "process" text COLLATE "C",
  "process_current_directory" text COLLATE "C",
  "process_guid" text COLLATE "C",
  "process_hash" text COLLATE "C",
  "process_id" text COLLATE "C",
  "process_name" text COLLATE "C",
  "process_path" text COLLATE "C",
  "result" text COLLATE "C",
  "session_id" text COLLATE "C",
  "signature" text COLLATE "C",
  "src" text COLLATE "C",
  "src_port" text COLLATE "C",
  "src_user" text COLLATE "C",
  "transport" text COLLATE "C",
  "tty" text COLLATE "C",
  "user" text COLLATE "C",
  "user_id" text COLLATE "C",
  "vendor_product" text COLLATE "C",
  fields jsonb NOT NULL,
  records jsonb,
  PRIMARY KEY (retention_class, arrival_day, host_id, slice_id, ordinal)
) PARTITION BY RANGE (retention_class, arrival_day);
CREATE INDEX events_host_time ON events (host_id, time);
CREATE INDEX events_time ON events USING brin (time);
CREATE INDEX events_slice ON events (slice_id, ordinal);

-- Raw lines, byte for byte: zstd of a count, the lengths (big-endian int each) and the bytes.
CREATE TABLE raw_blocks (
  slice_id bigint NOT NULL,
  block_number integer NOT NULL,
  host_group integer NOT NULL,
  arrival_day date NOT NULL,
  retention_class smallint NOT NULL,
  line_count integer NOT NULL,
  raw_bytes integer NOT NULL,
  data bytea NOT NULL,
  PRIMARY KEY (retention_class, arrival_day, host_group, slice_id, block_number)
) PARTITION BY RANGE (retention_class, arrival_day);
ALTER TABLE raw_blocks ALTER COLUMN data SET STORAGE EXTERNAL;

-- Audit records that came after their event was stored. merged is the whole event as it reads with them, an object
-- with the columns of event_relation; each amendment includes the ones before, which it supersedes.
CREATE TABLE event_amendments (
  host_id integer NOT NULL,
  slice_id bigint NOT NULL,
  ordinal integer NOT NULL,
  arrival_day date NOT NULL,
  retention_class smallint NOT NULL,
  arrived timestamptz NOT NULL,
  batch_id bigint NOT NULL,
  superseded boolean NOT NULL DEFAULT false,
  -- the event that is amended
  event_arrival_day date NOT NULL,
  event_slice_id bigint NOT NULL,
  event_ordinal integer NOT NULL,
  places integer[] NOT NULL,
  lines integer[] NOT NULL,
  merged jsonb NOT NULL,
  PRIMARY KEY (host_id, slice_id, ordinal)
);
CREATE INDEX event_amendments_event ON event_amendments (host_id, event_slice_id, event_ordinal);

-- Volume by quarter of an hour, as deltas of slices; deltas of past hours are joined in the background.
CREATE TABLE volume (
  host_id integer NOT NULL,
  slice_id bigint NOT NULL,
  part integer NOT NULL,
  event_quarter timestamptz NOT NULL,
  arrival_quarter timestamptz NOT NULL,
  last_event timestamptz NOT NULL,
  last_arrival timestamptz NOT NULL,
  lines bigint NOT NULL,
  events bigint NOT NULL,
  bytes bigint NOT NULL,
  quarantined bigint NOT NULL,
  sourcetype text COLLATE "C" NOT NULL,
  source text COLLATE "C" NOT NULL,
  model text COLLATE "C",
  PRIMARY KEY (host_id, slice_id, part)
);
CREATE INDEX volume_event_quarter ON volume (event_quarter);
CREATE INDEX volume_arrival_quarter ON volume (arrival_quarter);

CREATE VIEW event_relation AS
SELECT
  e.retention_class,
  e.arrival_day,
  e.host_id,
  e.slice_id,
  e.ordinal,
  e.time,
  e.arrived,
  h.name AS host,
  e.source,
  e.sourcetype,
  e.index_name,
  CASE WHEN a.merged IS NULL THEN e.model ELSE a.merged ->> 'model' END COLLATE "C" AS model,
  CASE WHEN a.merged IS NULL THEN e."action" ELSE a.merged ->> 'action' END COLLATE "C" AS "action",
  CASE WHEN a.merged IS NULL THEN e."app" ELSE a.merged ->> 'app' END COLLATE "C" AS "app",
  CASE WHEN a.merged IS NULL THEN e."authentication_method" ELSE a.merged ->> 'authentication_method' END COLLATE "C" AS "authentication_method",
  CASE WHEN a.merged IS NULL THEN e."dest" ELSE a.merged ->> 'dest' END COLLATE "C" AS "dest",
  CASE WHEN a.merged IS NULL THEN e."dest_ip" ELSE a.merged ->> 'dest_ip' END COLLATE "C" AS "dest_ip",
  CASE WHEN a.merged IS NULL THEN e."dest_port" ELSE a.merged ->> 'dest_port' END COLLATE "C" AS "dest_port",
  CASE WHEN a.merged IS NULL THEN e."direction" ELSE a.merged ->> 'direction' END COLLATE "C" AS "direction",
  CASE WHEN a.merged IS NULL THEN e."event_id" ELSE a.merged ->> 'event_id' END COLLATE "C" AS "event_id",
  CASE WHEN a.merged IS NULL THEN e."file_name" ELSE a.merged ->> 'file_name' END COLLATE "C" AS "file_name",
  CASE WHEN a.merged IS NULL THEN e."file_path" ELSE a.merged ->> 'file_path' END COLLATE "C" AS "file_path",
  CASE WHEN a.merged IS NULL THEN e."object" ELSE a.merged ->> 'object' END COLLATE "C" AS "object",
  CASE WHEN a.merged IS NULL THEN e."object_category" ELSE a.merged ->> 'object_category' END COLLATE "C" AS "object_category",
  CASE WHEN a.merged IS NULL THEN e."parent_process" ELSE a.merged ->> 'parent_process' END COLLATE "C" AS "parent_process",
  CASE WHEN a.merged IS NULL THEN e."parent_process_guid" ELSE a.merged ->> 'parent_process_guid' END COLLATE "C" AS "parent_process_guid",
  CASE WHEN a.merged IS NULL THEN e."parent_process_id" ELSE a.merged ->> 'parent_process_id' END COLLATE "C" AS "parent_process_id",
  CASE WHEN a.merged IS NULL THEN e."parent_process_name" ELSE a.merged ->> 'parent_process_name' END COLLATE "C" AS "parent_process_name",
  CASE WHEN a.merged IS NULL THEN e."parent_process_path" ELSE a.merged ->> 'parent_process_path' END COLLATE "C" AS "parent_process_path",
  CASE WHEN a.merged IS NULL THEN e."process" ELSE a.merged ->> 'process' END COLLATE "C" AS "process",
  CASE WHEN a.merged IS NULL THEN e."process_current_directory" ELSE a.merged ->> 'process_current_directory' END COLLATE "C" AS "process_current_directory",
  CASE WHEN a.merged IS NULL THEN e."process_guid" ELSE a.merged ->> 'process_guid' END COLLATE "C" AS "process_guid",
  CASE WHEN a.merged IS NULL THEN e."process_hash" ELSE a.merged ->> 'process_hash' END COLLATE "C" AS "process_hash",
  CASE WHEN a.merged IS NULL THEN e."process_id" ELSE a.merged ->> 'process_id' END COLLATE "C" AS "process_id",
  CASE WHEN a.merged IS NULL THEN e."process_name" ELSE a.merged ->> 'process_name' END COLLATE "C" AS "process_name",
  CASE WHEN a.merged IS NULL THEN e."process_path" ELSE a.merged ->> 'process_path' END COLLATE "C" AS "process_path",
  CASE WHEN a.merged IS NULL THEN e."result" ELSE a.merged ->> 'result' END COLLATE "C" AS "result",
  CASE WHEN a.merged IS NULL THEN e."session_id" ELSE a.merged ->> 'session_id' END COLLATE "C" AS "session_id",
  CASE WHEN a.merged IS NULL THEN e."signature" ELSE a.merged ->> 'signature' END COLLATE "C" AS "signature",
  CASE WHEN a.merged IS NULL THEN e."src" ELSE a.merged ->> 'src' END COLLATE "C" AS "src",
  CASE WHEN a.merged IS NULL THEN e."src_port" ELSE a.merged ->> 'src_port' END COLLATE "C" AS "src_port",
  CASE WHEN a.merged IS NULL THEN e."src_user" ELSE a.merged ->> 'src_user' END COLLATE "C" AS "src_user",
  CASE WHEN a.merged IS NULL THEN e."transport" ELSE a.merged ->> 'transport' END COLLATE "C" AS "transport",
  CASE WHEN a.merged IS NULL THEN e."tty" ELSE a.merged ->> 'tty' END COLLATE "C" AS "tty",
  CASE WHEN a.merged IS NULL THEN e."user" ELSE a.merged ->> 'user' END COLLATE "C" AS "user",
  CASE WHEN a.merged IS NULL THEN e."user_id" ELSE a.merged ->> 'user_id' END COLLATE "C" AS "user_id",
  CASE WHEN a.merged IS NULL THEN e."vendor_product" ELSE a.merged ->> 'vendor_product' END COLLATE "C" AS "vendor_product",
  e.event_count,
  e.quarantined,
  e.event_key,
  coalesce(a.merged -> 'fields', e.fields) AS fields,
  coalesce(a.merged -> 'records', e.records, '[]') AS records,
  NULL::text AS raw
FROM events e
JOIN hosts h ON h.host_id = e.host_id
LEFT JOIN event_amendments a
  ON a.host_id = e.host_id AND a.event_slice_id = e.slice_id AND a.event_ordinal = e.ordinal AND NOT a.superseded;
