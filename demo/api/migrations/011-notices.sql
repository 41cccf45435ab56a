-- What the school's own mail is to be told about conferences: written with the change itself, and gone once it was told. No word and no name is in it.
create table notices (
  school_id uuid not null references schools (school_id),
  id uuid not null,
  student_id uuid not null,
  body jsonb not null,
  tries integer not null default 0 check (tries >= 0),
  -- Who tries puts it off first, so that it comes again where the trying ends halfway.
  next_try_at timestamptz not null,
  created_at timestamptz not null,
  primary key (school_id, id),
  foreign key (school_id, student_id) references students (school_id, id)
);
create index notices_due on notices (school_id, next_try_at);
create index notices_of_student on notices (school_id, student_id);
