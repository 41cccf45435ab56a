-- Requests to talk, by whom they ask: so that an adult with many students sees at once who waits, without reading anybody's entries.
create index check_ins_of_helper on check_ins (school_id, help_from, student_id) where help_from is not null;
