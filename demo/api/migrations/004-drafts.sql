-- Drafts that follow their writer between devices. A discarded one stays as an empty row with its version until it is swept, so that
-- a device that was away cannot bring it back under a version that means something else.
create table drafts (
  school_id uuid not null,
  person_id uuid not null,
  student_id uuid not null,
  widget text not null check (widget ~ '^[a-z0-9][a-z0-9-]{0,63}$'),
  record text not null check (record ~ '^[a-z0-9][a-z0-9-]{0,63}$'),
  -- JSON as it was sent; null once discarded.
  value text check (octet_length(value) <= 32768),
  saved_at timestamptz not null,
  version integer not null check (version >= 1),
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (school_id, person_id, student_id, widget, record),
  foreign key (school_id, student_id, person_id) references relations (school_id, student_id, person_id)
);
create index drafts_by_age on drafts (school_id, updated_at);
create index drafts_of_student on drafts (school_id, student_id);
