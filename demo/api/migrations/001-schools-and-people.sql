-- Who there is: schools, people, students, and what each person may do for each student.
-- school_id leads every key, so that a school can be moved to a server of its own.

create table schools (
  school_id uuid primary key,
  name text not null check (char_length(name) between 1 and 120),
  time_zone text not null check (char_length(time_zone) between 1 and 64),
  -- languages, week, holidays, quietHours, crisisContact, glossary, policies: as the contract's School spells them.
  settings jsonb not null check (jsonb_typeof(settings) = 'object'),
  -- Sites whose pages may call the API from a browser, such as https://www.school.example.
  origins text[] not null default '{}'
);

create table people (
  school_id uuid not null references schools (school_id),
  id uuid not null,
  name text not null check (char_length(name) between 1 and 480),
  role text not null check (role in ('guardian', 'family-viewer', 'student', 'teacher', 'specialist', 'admin', 'interpreter', 'guest')),
  locale text not null check (locale ~ '^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$'),
  time_zone text not null check (char_length(time_zone) between 1 and 64),
  primary key (school_id, id)
);

create table students (
  school_id uuid not null references schools (school_id),
  id uuid not null,
  name text not null check (char_length(name) between 1 and 480),
  age_band text not null check (age_band in ('pre-reader', 'elementary', 'middle', 'high')),
  group_name text not null check (char_length(group_name) between 1 and 480),
  primary key (school_id, id)
);

-- A row lets a person see that a student is there; everything else needs its permission in the list. A student who signs in has a
-- row too, to themself. `relation` is a word for people (mother, class teacher, self) and never a permission.
create table relations (
  school_id uuid not null,
  student_id uuid not null,
  person_id uuid not null,
  relation text not null check (char_length(relation) between 1 and 120),
  permissions text[] not null default '{}',
  -- Whether the student may turn to this adult with "please talk with me".
  takes_help boolean not null default false,
  -- Guardians of one student with the same word live together; nobody is ever shown the word. Null: not family.
  household text check (char_length(household) between 1 and 64),
  primary key (school_id, student_id, person_id),
  foreign key (school_id, student_id) references students (school_id, id),
  foreign key (school_id, person_id) references people (school_id, id)
);
create index relations_of_person on relations (school_id, person_id, student_id);
