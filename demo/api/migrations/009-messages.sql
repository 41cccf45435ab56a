-- Threads, who is in them, and what they wrote. A message has its number under the lock of its thread's row, and each but the first points at the one before
-- it: that there is no gap is the shape of the table. Words are never changed; what is taken back keeps its row.

-- Whether pictures of the student may be seen beyond their own family and its staff.
alter table students add column media_consent boolean not null default false;
-- The place of a message in its thread, where the event is about one.
alter table feed_events add column seq integer check (seq >= 1);

create table threads (
  school_id uuid not null references schools (school_id),
  id uuid not null,
  kind text not null check (kind in ('direct', 'household', 'announcement', 'group')),
  subject text check (char_length(subject) between 1 and 3840),
  -- Whom it is about; null: several.
  student_id uuid,
  -- The member of staff whose thread it is, …
  staff_id uuid not null,
  -- … and the other side: one person, or one home (nobody is ever shown the word).
  with_id uuid,
  household text check (char_length(household) between 1 and 64),
  groups text[] not null default '{}' check (cardinality(groups) <= 20),
  state text not null default 'open' check (state in ('open', 'closed', 'blocked')),
  state_by uuid,
  last_seq integer not null default 0 check (last_seq >= 0),
  last_at timestamptz not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (school_id, id),
  foreign key (school_id, student_id) references students (school_id, id),
  foreign key (school_id, staff_id) references people (school_id, id),
  foreign key (school_id, with_id) references people (school_id, id),
  foreign key (school_id, state_by) references people (school_id, id),
  check ((kind in ('direct', 'household')) = (student_id is not null)),
  check ((kind = 'direct') = (with_id is not null)),
  check ((kind = 'household') = (household is not null)),
  check ((kind = 'announcement') = (groups <> '{}')),
  check ((state = 'open') = (state_by is null)),
  check (kind <> 'announcement' or state <> 'blocked')
);
-- One thread of the same two sides: two who begin it at once meet in it.
create unique index threads_one_direct on threads (school_id, student_id, staff_id, with_id) where kind = 'direct';
create unique index threads_one_household on threads (school_id, student_id, staff_id, household) where kind = 'household';

-- Each is in it on the account of a student whom they are tied to.
create table thread_people (
  school_id uuid not null,
  thread_id uuid not null,
  person_id uuid not null,
  student_id uuid not null,
  read_seq integer not null default 0 check (read_seq >= 0),
  -- Whether others hear when this person reads here; null: as in their settings.
  receipts boolean,
  primary key (school_id, thread_id, person_id),
  foreign key (school_id, thread_id) references threads (school_id, id),
  foreign key (school_id, student_id, person_id) references relations (school_id, student_id, person_id)
);
create index thread_people_of_person on thread_people (school_id, person_id, thread_id);
create index thread_people_of_student on thread_people (school_id, student_id, thread_id);

create table messages (
  school_id uuid not null,
  thread_id uuid not null,
  seq integer not null check (seq >= 1),
  after_seq integer,
  id uuid not null,
  kind text not null check (kind in ('message', 'contact')),
  author_id uuid not null,
  voice text not null check (voice in ('student', 'home', 'school')),
  -- Empty once the record is erased of a student on whose account it was written.
  text text not null check (char_length(text) <= 128000),
  language text not null check (language ~ '^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$'),
  -- { "<language>": { "text": …, "by": "person" | "machine" } }
  translations jsonb not null default '{}' check (jsonb_typeof(translations) = 'object'),
  starter text check (starter in ('celebrate', 'progress', 'concern', 'question', 'plan', 'thanks')),
  next_step text check (char_length(next_step) between 1 and 9600),
  urgent boolean not null default false,
  reply text check (reply in ('needed', 'not-needed')),
  reply_by timestamptz,
  held_until timestamptz,
  asks_acknowledgement boolean not null default false,
  contact_channel text check (contact_channel in ('call', 'visit', 'in-person', 'video', 'letter')),
  contact_at timestamptz,
  contact_reached boolean,
  -- What the private copies of one message have in common.
  copy_of uuid,
  -- The key of the request that sent it.
  key uuid,
  version integer not null default 1 check (version >= 1),
  created_at timestamptz not null,
  removed_at timestamptz,
  removed_by uuid,
  primary key (school_id, thread_id, seq),
  unique (school_id, id),
  foreign key (school_id, thread_id) references threads (school_id, id),
  foreign key (school_id, thread_id, after_seq) references messages (school_id, thread_id, seq),
  -- Nobody writes who is not in the thread.
  foreign key (school_id, thread_id, author_id) references thread_people (school_id, thread_id, person_id),
  foreign key (school_id, removed_by) references people (school_id, id),
  check (case when seq = 1 then after_seq is null else after_seq is not null and after_seq = seq - 1 end),
  check ((kind = 'contact') = (contact_channel is not null)),
  check ((contact_channel is null) = (contact_at is null) and (contact_channel is null) = (contact_reached is null)),
  check ((removed_at is null) = (removed_by is null))
);
create index messages_that_need_a_reply on messages (school_id, thread_id, seq) where reply = 'needed';
create index messages_of_copy on messages (school_id, copy_of) where copy_of is not null;

-- Up to where somebody had read, and when; told to others from `told_at` on, which for staff is after their quiet hours.
create table message_reads (
  school_id uuid not null,
  thread_id uuid not null,
  person_id uuid not null,
  seq integer not null check (seq >= 1),
  told_at timestamptz not null,
  primary key (school_id, thread_id, person_id, seq),
  foreign key (school_id, thread_id, person_id) references thread_people (school_id, thread_id, person_id)
);

create table message_acknowledgements (
  school_id uuid not null,
  thread_id uuid not null,
  seq integer not null,
  person_id uuid not null,
  at timestamptz not null,
  primary key (school_id, thread_id, seq, person_id),
  foreign key (school_id, thread_id, seq) references messages (school_id, thread_id, seq),
  foreign key (school_id, thread_id, person_id) references thread_people (school_id, thread_id, person_id)
);

create table message_reports (
  school_id uuid not null,
  id uuid not null,
  thread_id uuid not null,
  seq integer not null,
  student_id uuid not null,
  person_id uuid not null,
  reason text not null check (reason in ('hurtful', 'unsafe', 'private', 'spam', 'other')),
  note text check (char_length(note) between 1 and 32000),
  created_at timestamptz not null,
  primary key (school_id, id),
  foreign key (school_id, thread_id, seq) references messages (school_id, thread_id, seq),
  foreign key (school_id, student_id) references students (school_id, id),
  foreign key (school_id, person_id) references people (school_id, id)
);
create index message_reports_newest on message_reports (school_id, created_at desc, id desc);

-- A file on its way to a message, or along with one. What its bytes are is known once all are there.
create table attachments (
  school_id uuid not null,
  id uuid not null,
  thread_id uuid not null,
  owner_id uuid not null,
  student_id uuid not null,
  seq integer,
  name text not null check (char_length(name) between 1 and 3840),
  type text not null check (type ~ '^(image|audio|application)/[a-z0-9]+$'),
  alt text check (char_length(alt) between 1 and 9600),
  language text not null check (language ~ '^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$'),
  shows uuid[] not null default '{}' check (cardinality(shows) <= 60),
  bytes integer not null check (bytes between 1 and 20971520),
  received integer not null default 0 check (received between 0 and bytes),
  state text not null default 'uploading' check (state in ('uploading', 'ready', 'refused')),
  refused text check (refused in ('type', 'location')),
  created_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (school_id, id),
  foreign key (school_id, thread_id, owner_id) references thread_people (school_id, thread_id, person_id),
  foreign key (school_id, student_id) references students (school_id, id),
  foreign key (school_id, thread_id, seq) references messages (school_id, thread_id, seq),
  check ((state = 'refused') = (refused is not null)),
  check (state = 'uploading' or received = bytes),
  check (seq is null or state = 'ready')
);
create index attachments_of_message on attachments (school_id, thread_id, seq) where seq is not null;
create index attachments_running_out on attachments (school_id, expires_at) where seq is null;

create table attachment_parts (
  school_id uuid not null,
  attachment_id uuid not null,
  at_byte integer not null check (at_byte >= 0),
  content bytea not null,
  primary key (school_id, attachment_id, at_byte),
  foreign key (school_id, attachment_id) references attachments (school_id, id) on delete cascade
);

create table message_settings (
  school_id uuid not null,
  person_id uuid not null,
  read_receipts boolean not null,
  digest text not null check (digest in ('each', 'daily', 'weekly')),
  -- As the contract's StaffHours; null: the school's.
  hours jsonb check (jsonb_typeof(hours) = 'object'),
  version integer not null check (version >= 1),
  updated_at timestamptz not null,
  primary key (school_id, person_id),
  foreign key (school_id, person_id) references people (school_id, id)
);
