-- LTI 1.3: learning platforms (Canvas, Moodle, …) that may open our widgets, whom their users are at the school, and what is going on between the two.

-- A platform as its administrator registered us. Addresses are https, or of this machine.
create table lti_platforms (
  school_id uuid not null references schools (school_id),
  id uuid not null,
  name text not null check (char_length(name) between 1 and 120),
  issuer text not null check (char_length(issuer) between 1 and 1000),
  client_id text not null check (char_length(client_id) between 1 and 255),
  deployment_ids text[] not null check (cardinality(deployment_ids) between 1 and 200),
  -- Where a browser is sent to be recognised. Its origin is also whom platform storage is asked at.
  auth_endpoint text not null check (auth_endpoint ~ '^(https://|http://(localhost|127\.0\.0\.1)(:[0-9]+)?/)' and char_length(auth_endpoint) <= 1000),
  jwks_url text not null check (jwks_url ~ '^(https://|http://(localhost|127\.0\.0\.1)(:[0-9]+)?/)' and char_length(jwks_url) <= 1000),
  -- The sites of its pages: they alone may frame ours, and be given what was chosen there.
  origins text[] not null check (
    cardinality(origins) between 1 and 20 and
    array_to_string(origins, ' ', '?') ~ '^(https://[a-z0-9.-]+(:[0-9]+)?|http://(localhost|127\.0\.0\.1)(:[0-9]+)?)( (https://[a-z0-9.-]+(:[0-9]+)?|http://(localhost|127\.0\.0\.1)(:[0-9]+)?))*$'
  ),
  primary key (school_id, id),
  unique (school_id, issuer, client_id)
);

-- Whom a platform's user is here. Several rows for one user: a teacher who is a mother too is two people here, and the role at the platform says which.
create table lti_people (
  school_id uuid not null,
  platform_id uuid not null,
  -- The platform's `sub`.
  subject text not null check (char_length(subject) between 1 and 255),
  person_id uuid not null,
  primary key (school_id, platform_id, subject, person_id),
  foreign key (school_id, platform_id) references lti_platforms (school_id, id) on delete cascade,
  foreign key (school_id, person_id) references people (school_id, id)
);

-- Which student a platform's user is, where a mentor is sent along with the users they look after. Students who never sign in here have a row too.
create table lti_students (
  school_id uuid not null,
  platform_id uuid not null,
  subject text not null check (char_length(subject) between 1 and 255),
  student_id uuid not null,
  primary key (school_id, platform_id, subject),
  foreign key (school_id, platform_id) references lti_platforms (school_id, id) on delete cascade,
  foreign key (school_id, student_id) references students (school_id, id)
);
create index lti_students_of_student on lti_students (school_id, student_id);

-- A launch on its way, ten minutes at most. Each step is one update that asks for the stage before it, so no state, nonce or ticket counts twice, in
-- whatever process. Only hashes: who reads this table can finish no launch.
create table lti_launches (
  school_id uuid not null,
  state_hash text not null check (state_hash ~ '^[0-9a-f]{64}$'),
  platform_id uuid not null,
  nonce_hash text not null check (nonce_hash ~ '^[0-9a-f]{64}$'),
  -- Of the secret that the browser keeps, in a cookie or in the platform's storage.
  browser_hash text not null check (browser_hash ~ '^[0-9a-f]{64}$'),
  -- The frame that keeps things for us where cookies are blocked.
  storage_target text check (storage_target ~ '^[A-Za-z0-9_.:-]{1,200}$'),
  -- begun: sent to the platform · redeemed: its answer is right, the browser is not known yet · proven: it is, and somebody chooses · done.
  stage text not null default 'begun' check (stage in ('begun', 'redeemed', 'proven', 'done')),
  ticket_hash text check (ticket_hash ~ '^[0-9a-f]{64}$'),
  -- What it leads to; gone when it is done.
  outcome jsonb,
  expires_at timestamptz not null,
  primary key (school_id, state_hash),
  foreign key (school_id, platform_id) references lti_platforms (school_id, id) on delete cascade,
  check ((stage in ('redeemed', 'proven')) = (ticket_hash is not null and outcome is not null))
);
create unique index lti_launches_by_ticket on lti_launches (school_id, ticket_hash);

-- The keys that we sign with, one for each period; the private half is sealed with a secret of the server's. One that is over stays published until
-- the last thing it signed has expired.
create table lti_keys (
  school_id uuid not null references schools (school_id),
  period integer not null,
  -- Names the secret that sealed it: after another secret come other keys.
  sealer text not null check (sealer ~ '^[0-9a-f]{16}$'),
  public_jwk jsonb not null,
  sealed_jwk text not null,
  published_until timestamptz not null,
  primary key (school_id, period, sealer)
);
