-- The people whom a visitor of the demo may become with one press. Empty in earnest.
create table demo_people (
  school_id uuid not null,
  person_id uuid not null,
  -- Where they stand in the list.
  position integer not null,
  -- One line that introduces them, in English.
  introduction text not null check (char_length(introduction) between 1 and 480),
  primary key (school_id, person_id),
  foreign key (school_id, person_id) references people (school_id, id)
);
