-- Plans, the entries of every voice, and the small facts said about an entry. What the contract promises about one entry is a check
-- here, so that no handler can forget it.

create table check_in_plans (
  school_id uuid not null references schools (school_id),
  id uuid not null,
  mode text not null check (mode in ('check-in-check-out', 'daily-report-card')),
  name text not null check (char_length(name) between 1 and 480),
  -- check-in-check-out: expectations, periods, scale, goalPercent; daily-report-card: behaviours. As the contract spells them.
  details jsonb not null check (jsonb_typeof(details) = 'object'),
  created_at timestamptz not null,
  primary key (school_id, id),
  unique (school_id, id, mode)
);

-- A student who leaves a plan keeps the row with an end: the entries made on it stay true.
create table plan_students (
  school_id uuid not null,
  plan_id uuid not null,
  student_id uuid not null,
  ended_on date,
  primary key (school_id, plan_id, student_id),
  foreign key (school_id, plan_id) references check_in_plans (school_id, id),
  foreign key (school_id, student_id) references students (school_id, id)
);
create index plan_students_of_student on plan_students (school_id, student_id, plan_id);

create table check_ins (
  school_id uuid not null,
  id uuid not null,
  student_id uuid not null,
  -- A day on the school's calendar, never an instant.
  on_day date not null,
  mode text not null,
  kind text not null,
  voice text not null check (voice in ('student', 'home', 'school')),
  author_id uuid not null,
  feeling text check (feeling ~ '^[a-z0-9][a-z0-9-]{0,63}$'),
  note text check (char_length(note) between 1 and 64000),
  language text not null check (language ~ '^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$'),
  -- { "<language>": { "text": …, "by": "person" | "machine" } }; emptied when the note changes.
  note_translations jsonb not null default '{}' check (jsonb_typeof(note_translations) = 'object'),
  -- The adult whom the student asks to talk with. Answered by that adult's acknowledgement `talked`.
  help_from uuid,
  plan_id uuid,
  ratings jsonb not null default '[]' check (jsonb_typeof(ratings) = 'array'),
  results jsonb not null default '[]' check (jsonb_typeof(results) = 'array'),
  audience text[] not null,
  version integer not null default 1 check (version >= 1),
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (school_id, id),
  foreign key (school_id, student_id) references students (school_id, id),
  foreign key (school_id, author_id) references people (school_id, id),
  -- Help comes from a person of this student, never from a stranger.
  foreign key (school_id, student_id, help_from) references relations (school_id, student_id, person_id),
  -- The plan is one of this mode that this student is on.
  foreign key (school_id, plan_id, mode) references check_in_plans (school_id, id, mode),
  foreign key (school_id, plan_id, student_id) references plan_students (school_id, plan_id, student_id),
  check ((kind, mode) in (('feelings', 'feelings'), ('check-in', 'check-in-check-out'), ('check-out', 'check-in-check-out'), ('report', 'daily-report-card'))),
  check (audience <@ array['student', 'home', 'school'] and 'school' = any (audience) and voice = any (audience) and cardinality(audience) <= 3),
  check (case kind when 'feelings' then true when 'check-in' then voice in ('student', 'school') else voice = 'school' end),
  check ((kind = 'feelings') = (plan_id is null)),
  check (kind <> 'feelings' or feeling is not null or note is not null or help_from is not null),
  check (feeling is null or kind in ('feelings', 'check-in')),
  check (help_from is null or (kind = 'feelings' and voice = 'student')),
  check (kind = 'check-out' or ratings = '[]'),
  check (kind = 'report' or results = '[]')
);
-- One check-out and one report of a student a day. Two at once: one is in, the other learns which.
create unique index check_ins_one_a_day on check_ins (school_id, student_id, on_day, kind) where kind in ('check-out', 'report');
create index check_ins_of_student on check_ins (school_id, student_id, created_at desc, id desc);

create table acknowledgements (
  school_id uuid not null,
  check_in_id uuid not null,
  person_id uuid not null,
  kind text not null check (kind in ('read-at-home', 'talked')),
  at timestamptz not null,
  primary key (school_id, check_in_id, person_id, kind),
  foreign key (school_id, check_in_id) references check_ins (school_id, id),
  foreign key (school_id, person_id) references people (school_id, id)
);
