-- A time that was made for one family: because they asked for it, or as one of a series. It is offered to nobody else, and goes with its booking.
alter table conference_slots add column made_for_one boolean not null default false;
