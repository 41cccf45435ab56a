-- Conferences, the times that staff offer, who sits on them, and what is said there. A seat is a row and holds one booking or none: that a seat is
-- not sold twice is the shape of the table. Whoever books locks the family first (students, then people, by id), then the seat.

create table conferences (
  school_id uuid not null references schools (school_id),
  id uuid not null,
  name text not null check (char_length(name) between 1 and 3840),
  kind text not null check (kind in ('family-teacher', 'student-led', 'iep')),
  time_zone text not null check (char_length(time_zone) between 1 and 64),
  opens_at timestamptz not null,
  closes_at timestamptz not null check (closes_at > opens_at),
  early_opens_at timestamptz,
  early_groups text[] not null default '{}' check (cardinality(early_groups) <= 20),
  guard_minutes integer not null check (guard_minutes between 0 and 20160),
  hold_seconds integer not null check (hold_seconds between 30 and 900),
  offer_minutes integer not null check (offer_minutes between 5 and 2880),
  per_student integer not null check (per_student between 1 and 20),
  per_guardian integer not null check (per_guardian between 1 and 40),
  households text not null check (households in ('shared', 'each')),
  travel_minutes integer not null check (travel_minutes between 0 and 60),
  modes text[] not null check (modes <@ array['in-person', 'phone', 'video'] and cardinality(modes) between 1 and 3),
  agenda_first text not null check (agenda_first in ('home', 'school')),
  author_id uuid not null,
  version integer not null default 1 check (version >= 1),
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (school_id, id),
  foreign key (school_id, author_id) references people (school_id, id),
  check ((early_opens_at is null) = (early_groups = '{}'))
);
create index conferences_newest on conferences (school_id, created_at desc, id desc);

-- Nobody's two times lie over each other: whoever offers locks the host's row and looks, in one transaction.
create table conference_slots (
  school_id uuid not null,
  id uuid not null,
  conference_id uuid not null,
  host_id uuid not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > starts_at and ends_at - starts_at <= interval '4 hours'),
  capacity integer not null check (capacity between 1 and 50),
  place text check (char_length(place) between 1 and 3840),
  modes text[] not null check (modes <@ array['in-person', 'phone', 'video'] and cardinality(modes) between 1 and 3),
  -- Taken back; it stays for the sake of what was cancelled on it.
  withdrawn_at timestamptz,
  version integer not null default 1 check (version >= 1),
  created_at timestamptz not null,
  primary key (school_id, id),
  unique (school_id, id, conference_id, host_id),
  foreign key (school_id, conference_id) references conferences (school_id, id),
  foreign key (school_id, host_id) references people (school_id, id)
);
create index conference_slots_in_order on conference_slots (school_id, conference_id, starts_at, id) where withdrawn_at is null;
create unique index conference_slots_of_host on conference_slots (school_id, host_id, starts_at) where withdrawn_at is null;

-- One row for each seat of a slot. Taken while there is a booking and its time has not run out; `held_until` null: for good.
create table conference_seats (
  school_id uuid not null,
  slot_id uuid not null,
  seat integer not null check (seat between 1 and 50),
  booking_id uuid,
  held_until timestamptz,
  -- Taken back with its slot: nobody's any more.
  withdrawn boolean not null default false,
  primary key (school_id, slot_id, seat),
  foreign key (school_id, slot_id) references conference_slots (school_id, id),
  check (held_until is null or booking_id is not null),
  check (not withdrawn or booking_id is null)
);
create index conference_seats_running_out on conference_seats (school_id, held_until) where held_until is not null;

create table bookings (
  school_id uuid not null,
  id uuid not null,
  conference_id uuid not null,
  slot_id uuid not null,
  host_id uuid not null,
  seat integer not null,
  student_id uuid not null,
  -- The home whose meeting it is; null: the whole family's.
  household text check (char_length(household) between 1 and 64),
  state text not null check (state in ('held', 'booked', 'cancelled', 'attended', 'missed')),
  hold_expires_at timestamptz,
  offered boolean not null default false,
  mode text check (mode in ('in-person', 'phone', 'video')),
  interpreter text check (interpreter ~ '^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$'),
  access text check (char_length(access) between 1 and 64000),
  topic text check (char_length(topic) between 1 and 64000),
  language text check (language ~ '^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$'),
  booked_by uuid not null,
  sequence integer not null default 0 check (sequence >= 0),
  shared_note text check (char_length(shared_note) between 1 and 64000),
  confidential_note text check (char_length(confidential_note) between 1 and 64000),
  cancelled_by uuid,
  cancelled_why text check (char_length(cancelled_why) between 1 and 64000),
  version integer not null default 1 check (version >= 1),
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (school_id, id),
  foreign key (school_id, student_id) references students (school_id, id),
  foreign key (school_id, booked_by) references people (school_id, id),
  foreign key (school_id, cancelled_by) references people (school_id, id),
  foreign key (school_id, slot_id, conference_id, host_id) references conference_slots (school_id, id, conference_id, host_id),
  -- It sits on a seat that there is, …
  foreign key (school_id, slot_id, seat) references conference_seats (school_id, slot_id, seat),
  check ((state = 'held') = (hold_expires_at is not null)),
  check (state not in ('booked', 'attended', 'missed') or (mode is not null and language is not null)),
  check (state = 'cancelled' or cancelled_by is null)
);
-- … and on one that nobody else has booked.
create unique index bookings_one_a_seat on bookings (school_id, slot_id, seat) where state in ('booked', 'attended', 'missed');
create index bookings_of_student on bookings (school_id, student_id, created_at desc, id desc);
create index bookings_of_conference on bookings (school_id, conference_id, created_at desc, id desc);

-- Of the family, who is taken up by it: a person is in one place at a time, over all their children.
create table booking_people (
  school_id uuid not null,
  person_id uuid not null,
  booking_id uuid not null,
  primary key (school_id, person_id, booking_id),
  foreign key (school_id, person_id) references people (school_id, id),
  foreign key (school_id, booking_id) references bookings (school_id, id)
);
create index booking_people_of_booking on booking_people (school_id, booking_id);

create table booking_topics (
  school_id uuid not null,
  id uuid not null,
  booking_id uuid not null,
  voice text not null check (voice in ('student', 'home', 'school')),
  author_id uuid not null,
  text text not null check (char_length(text) between 1 and 16000),
  language text not null check (language ~ '^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$'),
  kind text not null check (kind in ('topic', 'strength', 'question', 'concern')),
  created_at timestamptz not null,
  primary key (school_id, booking_id, id),
  foreign key (school_id, booking_id) references bookings (school_id, id),
  foreign key (school_id, author_id) references people (school_id, id)
);

create table booking_agreements (
  school_id uuid not null,
  id uuid not null,
  booking_id uuid not null,
  student_id uuid not null,
  text text not null check (char_length(text) between 1 and 16000),
  language text not null check (language ~ '^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$'),
  voice text not null check (voice in ('student', 'home', 'school')),
  due_on date not null,
  -- The goal and the commitment that it became; they may be taken back, and then it stands alone.
  goal_id uuid,
  commitment_id uuid,
  author_id uuid not null,
  created_at timestamptz not null,
  primary key (school_id, booking_id, id),
  foreign key (school_id, booking_id) references bookings (school_id, id),
  foreign key (school_id, author_id) references people (school_id, id)
);
create index booking_agreements_of_goal on booking_agreements (school_id, goal_id) where goal_id is not null;

-- Who waits for a seat, the first first.
create table conference_watches (
  school_id uuid not null,
  slot_id uuid not null,
  student_id uuid not null,
  person_id uuid not null,
  created_at timestamptz not null,
  primary key (school_id, slot_id, student_id, person_id),
  foreign key (school_id, slot_id) references conference_slots (school_id, id),
  foreign key (school_id, student_id, person_id) references relations (school_id, student_id, person_id)
);
create index conference_watches_in_turn on conference_watches (school_id, slot_id, created_at, person_id);

create table conference_requests (
  school_id uuid not null,
  id uuid not null,
  conference_id uuid not null,
  host_id uuid not null,
  student_id uuid not null,
  household text check (char_length(household) between 1 and 64),
  requested_by uuid not null,
  state text not null default 'requested' check (state in ('requested', 'countered', 'booked', 'declined')),
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > starts_at and ends_at - starts_at <= interval '4 hours'),
  mode text not null check (mode in ('in-person', 'phone', 'video')),
  interpreter text check (interpreter ~ '^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$'),
  access text check (char_length(access) between 1 and 64000),
  topic text check (char_length(topic) between 1 and 64000),
  language text not null check (language ~ '^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$'),
  reason text check (char_length(reason) between 1 and 64000),
  booking_id uuid,
  version integer not null default 1 check (version >= 1),
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (school_id, id),
  foreign key (school_id, conference_id) references conferences (school_id, id),
  foreign key (school_id, host_id) references people (school_id, id),
  foreign key (school_id, student_id) references students (school_id, id),
  foreign key (school_id, requested_by) references people (school_id, id),
  foreign key (school_id, booking_id) references bookings (school_id, id),
  check ((state = 'booked') = (booking_id is not null))
);
create index conference_requests_of_student on conference_requests (school_id, student_id, created_at desc, id desc);
create index conference_requests_of_conference on conference_requests (school_id, conference_id, created_at desc, id desc);

create table conference_invitations (
  school_id uuid not null,
  conference_id uuid not null,
  student_id uuid not null,
  host_id uuid not null,
  invited_at timestamptz not null,
  primary key (school_id, conference_id, student_id, host_id),
  foreign key (school_id, conference_id) references conferences (school_id, id),
  foreign key (school_id, student_id) references students (school_id, id),
  foreign key (school_id, host_id) references people (school_id, id)
);

-- A person's address for calendars: what it is made from, and the hash of what it must be. The address itself is nowhere.
create table calendar_links (
  school_id uuid not null,
  person_id uuid not null,
  nonce uuid not null,
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  created_at timestamptz not null,
  primary key (school_id, person_id),
  unique (school_id, hash),
  foreign key (school_id, person_id) references people (school_id, id)
);

-- That seats of a host were taken or freed. Written beside the change without a lock that others wait for; told to everyone afterwards, once for many.
create table slot_news (
  school_id uuid not null,
  id uuid not null,
  conference_id uuid not null,
  host_id uuid not null,
  primary key (school_id, id),
  foreign key (school_id, conference_id) references conferences (school_id, id)
);
