-- What makes a write happen once, what tells the others, and what remembers that it happened.

-- Inserted first in the transaction of the effect, so key and effect are there together or not at all. The answer is kept to be given
-- again; it goes (status 404, no words) when the student's record is erased, and the key still stops a late copy.
create table idempotency_keys (
  school_id uuid not null,
  person_id uuid not null,
  key uuid not null,
  -- SHA-256 of operation, path and body; null once erased.
  fingerprint text,
  student_id uuid,
  status integer,
  body text,
  headers jsonb,
  created_at timestamptz not null,
  primary key (school_id, person_id, key),
  foreign key (school_id, person_id) references people (school_id, id),
  foreign key (school_id, student_id) references students (school_id, id)
);
create index idempotency_keys_of_student on idempotency_keys (school_id, student_id);
create index idempotency_keys_by_age on idempotency_keys (school_id, created_at);

-- The number of a person's last event. Its row lock, taken in the order of person_id, numbers the events without a gap.
create table feeds (
  school_id uuid not null,
  person_id uuid not null,
  last_number bigint not null check (last_number >= 0),
  primary key (school_id, person_id),
  foreign key (school_id, person_id) references people (school_id, id)
);
create table feed_events (
  school_id uuid not null,
  person_id uuid not null,
  number bigint not null check (number >= 1),
  at timestamptz not null,
  type text not null check (type ~ '^[a-z][a-z-]{0,63}$'),
  student_id uuid not null,
  record_id uuid,
  primary key (school_id, person_id, number),
  foreign key (school_id, person_id) references feeds (school_id, person_id),
  foreign key (school_id, student_id) references students (school_id, id)
);

-- Who read or changed what and when; never the content. Nothing is ever changed or deleted here.
create table audit (
  school_id uuid not null,
  id uuid not null,
  at timestamptz not null,
  person_id uuid not null,
  student_id uuid not null,
  action text not null check (action ~ '^[a-z][a-z-]*\.[a-z-]+$'),
  record_id uuid,
  primary key (school_id, id),
  foreign key (school_id, person_id) references people (school_id, id),
  foreign key (school_id, student_id) references students (school_id, id)
);
create index audit_of_student on audit (school_id, student_id, at, id);
