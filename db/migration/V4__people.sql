-- People who sign in, and the trail of what they and the console's administration did.
-- Kinds of table on Citus: both stay local.

CREATE TABLE people (
  person_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  -- lower case, as it is compared
  username text COLLATE "C" NOT NULL CONSTRAINT people_username_unique UNIQUE,
  -- with its scheme in front: {bcrypt}...
  password_hash text COLLATE "C" NOT NULL,
  -- counts up with each change of the password; sessions of an older one end
  password_version integer NOT NULL DEFAULT 1,
  must_change_password boolean NOT NULL DEFAULT false,
  role text COLLATE "C" NOT NULL CONSTRAINT people_role
    CHECK (role IN ('viewer', 'analyst', 'engineer', 'administrator')),
  -- null: as the browser asks
  language text COLLATE "C" CONSTRAINT people_language CHECK (language IN ('en', 'ja')),
  -- IANA name
  timezone text COLLATE "C" NOT NULL DEFAULT 'UTC',
  theme text COLLATE "C" NOT NULL DEFAULT 'system' CONSTRAINT people_theme
    CHECK (theme IN ('system', 'light', 'dark')),
  shortcuts boolean NOT NULL DEFAULT true,
  created_at timestamptz NOT NULL,
  disabled_at timestamptz
);

-- Appended to, never changed.
CREATE TABLE audit_trail (
  entry_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at timestamptz NOT NULL,
  -- the person's or the token's name, or "console" for what the console did by itself
  actor text COLLATE "C" NOT NULL,
  -- a word such as person.added, rule.enabled
  act text COLLATE "C" NOT NULL,
  -- what it was done to: a username, a rule's id ...
  subject text COLLATE "C" NOT NULL,
  address text COLLATE "C",
  details jsonb NOT NULL DEFAULT '{}'
);
CREATE INDEX audit_trail_subject ON audit_trail (subject, entry_id);
