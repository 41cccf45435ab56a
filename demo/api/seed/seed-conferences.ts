/** The tables of conferences, as `seed-school.ts` fills them. */
import { list, type Table } from './seed-goals.js';

export const conferenceTables: readonly Table[] = [
  [
    `insert into conferences (school_id, id, name, kind, time_zone, opens_at, closes_at, guard_minutes, hold_seconds, offer_minutes, per_student, per_guardian,
       households, travel_minutes, modes, agenda_first, author_id, created_at, updated_at)
     select $1, r.id, r.name, r.kind, r."timeZone", r."opensAt", r."closesAt", r."guardMinutes", r."holdSeconds", r."offerMinutes", r."perStudent",
       r."perGuardian", r.households, r."travelMinutes", ${list('r.modes')}, r."agendaFirst", r."authorId", r."createdAt", r."createdAt"
     from jsonb_to_recordset($2::jsonb) as r (id uuid, name text, kind text, "timeZone" text, "opensAt" timestamptz, "closesAt" timestamptz,
       "guardMinutes" integer, "holdSeconds" integer, "offerMinutes" integer, "perStudent" integer, "perGuardian" integer, households text,
       "travelMinutes" integer, modes jsonb, "agendaFirst" text, "authorId" uuid, "createdAt" timestamptz)`,
    (story) => story.conferences,
  ],
  [
    `insert into conference_slots (school_id, id, conference_id, host_id, starts_at, ends_at, capacity, place, modes, created_at)
     select $1, r.id, r."conferenceId", r."hostId", r."startsAt", r."endsAt", r.capacity, r.place, ${list('r.modes')}, r."createdAt"
     from jsonb_to_recordset($2::jsonb) as r (id uuid, "conferenceId" uuid, "hostId" uuid, "startsAt" timestamptz, "endsAt" timestamptz, capacity integer,
       place text, modes jsonb, "createdAt" timestamptz)`,
    (story) => story.slots,
  ],
  [
    `insert into conference_seats (school_id, slot_id, seat, booking_id) select $1, r."slotId", r.seat, r."bookingId"
     from jsonb_to_recordset($2::jsonb) as r ("slotId" uuid, seat integer, "bookingId" uuid)`,
    ({ slots, bookings }) =>
      slots.map(({ id }) => ({ slotId: id, seat: 1, bookingId: bookings.find(({ slotId, state }) => slotId === id && state !== 'cancelled')?.id ?? null })),
  ],
  [
    `insert into bookings (school_id, id, conference_id, slot_id, host_id, seat, student_id, household, state, mode, interpreter, access, topic, language,
       booked_by, cancelled_by, shared_note, confidential_note, version, created_at, updated_at)
     select $1, r.id, r."conferenceId", r."slotId", r."hostId", 1, r."studentId", r.household, r.state, r.mode, r.interpreter, r.access, r.topic, r.language,
       r."bookedById", r."cancelledById", r."sharedNote", r."confidentialNote", r.version, r."createdAt", r."updatedAt"
     from jsonb_to_recordset($2::jsonb) as r (id uuid, "conferenceId" uuid, "slotId" uuid, "hostId" uuid, "studentId" uuid, household text, state text,
       mode text, interpreter text, access text, topic text, language text, "bookedById" uuid, "cancelledById" uuid, "sharedNote" text,
       "confidentialNote" text, version integer, "createdAt" timestamptz, "updatedAt" timestamptz)`,
    (story) => story.bookings,
  ],
  [
    `insert into booking_people (school_id, booking_id, person_id) select $1, r."bookingId", r."personId"
     from jsonb_to_recordset($2::jsonb) as r ("bookingId" uuid, "personId" uuid)`,
    (story) => story.bookings.flatMap(({ id, people }) => people.map((personId) => ({ bookingId: id, personId }))),
  ],
  [
    `insert into booking_topics (school_id, id, booking_id, voice, author_id, text, language, kind, created_at)
     select $1, r.id, r."bookingId", r.voice, r."authorId", r.text, r.language, r.kind, r."createdAt"
     from jsonb_to_recordset($2::jsonb) as r (id uuid, "bookingId" uuid, voice text, "authorId" uuid, text text, language text, kind text, "createdAt" timestamptz)`,
    (story) => story.bookings.flatMap(({ topics }) => topics),
  ],
  [
    `insert into booking_agreements (school_id, id, booking_id, student_id, text, language, voice, due_on, goal_id, commitment_id, author_id, created_at)
     select $1, r.id, r."bookingId", r."studentId", r.text, r.language, r.voice, r."dueOn", r."goalId", r."commitmentId", r."authorId", r."createdAt"
     from jsonb_to_recordset($2::jsonb) as r (id uuid, "bookingId" uuid, "studentId" uuid, text text, language text, voice text, "dueOn" date, "goalId" uuid,
       "commitmentId" uuid, "authorId" uuid, "createdAt" timestamptz)`,
    (story) => story.bookings.flatMap(({ agreements }) => agreements),
  ],
  [
    `insert into conference_watches (school_id, slot_id, student_id, person_id, created_at) select $1, r."slotId", r."studentId", r."personId", r."createdAt"
     from jsonb_to_recordset($2::jsonb) as r ("slotId" uuid, "studentId" uuid, "personId" uuid, "createdAt" timestamptz)`,
    (story) => story.watches,
  ],
  [
    `insert into conference_invitations (school_id, conference_id, student_id, host_id, invited_at)
     select $1, r."conferenceId", r."studentId", r."hostId", r."invitedAt"
     from jsonb_to_recordset($2::jsonb) as r ("conferenceId" uuid, "studentId" uuid, "hostId" uuid, "invitedAt" timestamptz)`,
    (story) => story.invitations,
  ],
  [
    `insert into conference_requests (school_id, id, conference_id, host_id, student_id, household, requested_by, state, starts_at, ends_at, mode, topic, language,
       reason, version, created_at, updated_at)
     select $1, r.id, r."conferenceId", r."hostId", r."studentId", r.household, r."requestedById", r.state, r."startsAt", r."endsAt", 'in-person', r.topic, 'en',
       r.reason, r.version, r."createdAt", r."createdAt"
     from jsonb_to_recordset($2::jsonb) as r (id uuid, "conferenceId" uuid, "hostId" uuid, "studentId" uuid, household text, "requestedById" uuid, state text,
       "startsAt" timestamptz, "endsAt" timestamptz, topic text, reason text, version integer, "createdAt" timestamptz)`,
    (story) => story.conferenceRequests,
  ],
];
