-- Goals, the points on them, what people promise and try, and what the school reports. What the contract promises about one record is a
-- check here. A goal belongs to a student, and whatever hangs on it names both: nothing of one student can hang on another's goal.

create table goals (
  school_id uuid not null,
  id uuid not null,
  student_id uuid not null,
  origin text not null check (origin in ('home', 'student', 'school', 'iep')),
  status text not null default 'active' check (status in ('active', 'met', 'ended')),
  language text not null check (language ~ '^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$'),
  author_id uuid not null,
  review_on date,
  ended_by uuid,
  ended_at timestamptz,
  ended_why text check (char_length(ended_why) between 1 and 32000),
  version integer not null default 1 check (version >= 1),
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (school_id, id),
  unique (school_id, id, student_id),
  foreign key (school_id, student_id) references students (school_id, id),
  foreign key (school_id, author_id) references people (school_id, id),
  foreign key (school_id, ended_by) references people (school_id, id),
  check ((status = 'active') = (ended_at is null) and (ended_at is null) = (ended_by is null)),
  check (ended_why is null or status <> 'active')
);
create index goals_of_student on goals (school_id, student_id, created_at desc, id desc);

-- The terms in force, each with who, when and why. The first has number 1 and no reason; the last one holds.
create table goal_revisions (
  school_id uuid not null,
  goal_id uuid not null,
  number integer not null check (number >= 1),
  statement text not null check (char_length(statement) between 1 and 16000),
  domain text not null check (domain in ('academic', 'behavioural', 'social-emotional', 'functional')),
  measure text check (measure in ('count', 'rate', 'percent', 'duration', 'score', 'attainment')),
  unit text check (char_length(unit) between 1 and 1280),
  direction text not null check (direction in ('increase', 'decrease')),
  baseline numeric(10, 4) check (abs(baseline) <= 100000),
  probes numeric(10, 4)[] not null check (cardinality(probes) in (0, 3)),
  starts_on date not null,
  target numeric(10, 4) check (abs(target) <= 100000),
  ends_on date check (ends_on > starts_on and ends_on - starts_on <= 1096),
  scale text[] check (cardinality(scale) = 5),
  reason text check (char_length(reason) between 1 and 32000),
  author_id uuid not null,
  at timestamptz not null,
  primary key (school_id, goal_id, number),
  foreign key (school_id, goal_id) references goals (school_id, id),
  foreign key (school_id, author_id) references people (school_id, id),
  check ((number = 1) = (reason is null)),
  check ((measure is null) = (unit is null)),
  check ((scale is not null) = (measure is not distinct from 'attainment')),
  check (baseline is null or target is null or (baseline <> target and (target > baseline) = (direction = 'increase')))
);

create table goal_proposals (
  school_id uuid not null,
  goal_id uuid not null,
  id uuid not null,
  statement text not null check (char_length(statement) between 1 and 16000),
  domain text not null check (domain in ('academic', 'behavioural', 'social-emotional', 'functional')),
  measure text check (measure in ('count', 'rate', 'percent', 'duration', 'score', 'attainment')),
  unit text check (char_length(unit) between 1 and 1280),
  direction text not null check (direction in ('increase', 'decrease')),
  baseline numeric(10, 4) check (abs(baseline) <= 100000),
  probes numeric(10, 4)[] not null check (cardinality(probes) in (0, 3)),
  starts_on date not null,
  target numeric(10, 4) check (abs(target) <= 100000),
  ends_on date check (ends_on > starts_on and ends_on - starts_on <= 1096),
  scale text[] check (cardinality(scale) = 5),
  reason text not null check (char_length(reason) between 1 and 32000),
  language text not null check (language ~ '^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$'),
  author_id uuid not null,
  at timestamptz not null,
  state text not null default 'open' check (state in ('open', 'accepted', 'declined', 'withdrawn')),
  decided_by uuid,
  decided_at timestamptz,
  decided_why text check (char_length(decided_why) between 1 and 32000),
  primary key (school_id, goal_id, id),
  foreign key (school_id, goal_id) references goals (school_id, id),
  foreign key (school_id, author_id) references people (school_id, id),
  foreign key (school_id, decided_by) references people (school_id, id),
  check ((measure is null) = (unit is null)),
  check ((scale is not null) = (measure is not distinct from 'attainment')),
  check (baseline is null or target is null or (baseline <> target and (target > baseline) = (direction = 'increase'))),
  check ((state = 'open') = (decided_at is null) and (decided_at is null) = (decided_by is null)),
  check (decided_why is null or state in ('accepted', 'declined')),
  -- A refusal has its reason; only its author withdraws a proposal.
  check (state <> 'declined' or decided_why is not null),
  check (state <> 'withdrawn' or decided_by = author_id)
);

create table goal_phase_changes (
  school_id uuid not null,
  goal_id uuid not null,
  id uuid not null,
  on_day date not null,
  label text not null check (char_length(label) between 1 and 3840),
  author_id uuid not null,
  at timestamptz not null,
  primary key (school_id, goal_id, id),
  foreign key (school_id, goal_id) references goals (school_id, id),
  foreign key (school_id, author_id) references people (school_id, id)
);

-- A point that was logged with a check-in lies on its day and is of its voice: the foreign key below says so.
create unique index check_ins_place on check_ins (school_id, id, student_id, on_day, voice);

create table goal_points (
  school_id uuid not null,
  id uuid not null,
  goal_id uuid not null,
  student_id uuid not null,
  on_day date not null,
  value numeric(10, 4) not null check (abs(value) <= 100000),
  note text check (char_length(note) between 1 and 64000),
  language text not null check (language ~ '^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$'),
  voice text not null check (voice in ('student', 'home', 'school')),
  author_id uuid not null,
  check_in_id uuid,
  version integer not null default 1 check (version >= 1),
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (school_id, id),
  foreign key (school_id, goal_id, student_id) references goals (school_id, id, student_id),
  foreign key (school_id, author_id) references people (school_id, id),
  foreign key (school_id, check_in_id, student_id, on_day, voice) references check_ins (school_id, id, student_id, on_day, voice)
);
-- One check-in logs at most one point.
create unique index goal_points_of_check_in on goal_points (school_id, check_in_id) where check_in_id is not null;
create index goal_points_of_goal on goal_points (school_id, goal_id, created_at desc, id desc);

create table commitments (
  school_id uuid not null,
  id uuid not null,
  goal_id uuid not null,
  student_id uuid not null,
  voice text not null check (voice in ('student', 'home', 'school')),
  author_id uuid not null,
  text text not null check (char_length(text) between 1 and 16000),
  language text not null check (language ~ '^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$'),
  review_on date not null,
  state text not null default 'open' check (state in ('open', 'kept', 'let-go')),
  version integer not null default 1 check (version >= 1),
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (school_id, id),
  foreign key (school_id, goal_id, student_id) references goals (school_id, id, student_id),
  foreign key (school_id, author_id) references people (school_id, id)
);
create index commitments_of_student on commitments (school_id, student_id, created_at desc, id desc);

create table strategies (
  school_id uuid not null,
  id uuid not null,
  student_id uuid not null,
  text text not null check (char_length(text) between 1 and 16000),
  language text not null check (language ~ '^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$'),
  place text not null check (place in ('home', 'school', 'anywhere')),
  voice text not null check (voice in ('student', 'home', 'school')),
  author_id uuid not null,
  version integer not null default 1 check (version >= 1),
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (school_id, id),
  unique (school_id, id, student_id),
  foreign key (school_id, student_id) references students (school_id, id),
  foreign key (school_id, author_id) references people (school_id, id)
);
create index strategies_of_student on strategies (school_id, student_id, created_at desc, id desc);

-- Strategy and goal are of one student.
create table strategy_goals (
  school_id uuid not null,
  strategy_id uuid not null,
  goal_id uuid not null,
  student_id uuid not null,
  -- In the order in which they were named.
  position integer not null check (position >= 0),
  primary key (school_id, strategy_id, goal_id),
  foreign key (school_id, strategy_id, student_id) references strategies (school_id, id, student_id),
  foreign key (school_id, goal_id, student_id) references goals (school_id, id, student_id)
);
create index strategy_goals_of_goal on strategy_goals (school_id, goal_id);

-- The last word of each person.
create table strategy_findings (
  school_id uuid not null,
  strategy_id uuid not null,
  person_id uuid not null,
  voice text not null check (voice in ('student', 'home', 'school')),
  finding text not null check (finding in ('tried', 'works', 'does-not')),
  at timestamptz not null,
  primary key (school_id, strategy_id, person_id),
  foreign key (school_id, strategy_id) references strategies (school_id, id),
  foreign key (school_id, person_id) references people (school_id, id)
);

-- Only ever added: a report that is sent stays as it is.
create table progress_reports (
  school_id uuid not null,
  id uuid not null,
  goal_id uuid not null,
  student_id uuid not null,
  from_day date not null,
  until_day date not null check (until_day >= from_day),
  outlook text not null check (outlook in ('met', 'likely', 'unlikely', 'not-enough-data')),
  points integer not null check (points >= 0),
  required_per_week double precision,
  actual_per_week double precision,
  method text not null check (method in ('theil-sen', 'least-squares', 'tukey-thirds')),
  comment text check (char_length(comment) between 1 and 64000),
  language text not null check (language ~ '^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$'),
  author_id uuid not null,
  created_at timestamptz not null,
  primary key (school_id, id),
  foreign key (school_id, goal_id, student_id) references goals (school_id, id, student_id),
  foreign key (school_id, author_id) references people (school_id, id)
);
create index progress_reports_of_student on progress_reports (school_id, student_id, created_at desc, id desc);
