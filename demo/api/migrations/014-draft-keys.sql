-- What seals a person's words on devices that several people use. Made when it is asked for first and never made anew: whatever was sealed under it would be lost.
create table draft_keys (
  school_id uuid not null,
  person_id uuid not null,
  key bytea not null check (octet_length(key) = 32),
  created_at timestamptz not null,
  primary key (school_id, person_id),
  foreign key (school_id, person_id) references people (school_id, id)
);

-- A school may ask for it.
alter table schools drop constraint schools_policies;
alter table schools
  add constraint schools_policies check (
    not settings ? 'policies' or (settings @@ 'strict $.policies.retentionDays > 0 && $.policies.retentionDays <= 7
      && ($.policies.drafts == "keep" || $.policies.drafts == "sealed" || $.policies.drafts == "memory")') is true
  );
