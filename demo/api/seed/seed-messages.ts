/** The tables of messages, as `seed-school.ts` fills them. */
import { idOf } from './chance.js';
import { list, type Table } from './seed-goals.js';
import type { SchoolStory } from './school.js';

const pictures = ({ threads, picture }: SchoolStory) =>
  threads.flatMap(({ people, messages }) =>
    messages
      .filter((message) => message.picture !== null)
      .map((message) => {
        const [{ studentId }] = people as [(typeof people)[number]];
        return { ...message, attachmentId: idOf(`attachment/${message.id}`, Date.parse(message.createdAt)), studentId, alt: message.picture, content: picture };
      }),
  );

export const messageTables: readonly Table[] = [
  [
    `insert into message_settings (school_id, person_id, read_receipts, digest, hours, version, updated_at)
     select $1, r."personId", true, 'each', r.hours, 2, r.at from jsonb_to_recordset($2::jsonb) as r ("personId" uuid, hours jsonb, at timestamptz)`,
    ({ threads, messageHours }) => messageHours.map((one) => ({ ...one, at: threads[0]!.createdAt })),
  ],
  [
    `insert into threads (school_id, id, kind, subject, student_id, staff_id, with_id, household, groups, last_seq, last_at, created_at, updated_at)
     select $1, r.id, r.kind, r.subject, r."studentId", r."staffId", r."withId", r.household, ${list('r.groups')}, r."lastSeq", r."lastAt", r."createdAt", r."lastAt"
     from jsonb_to_recordset($2::jsonb) as r (id uuid, kind text, subject text, "studentId" uuid, "staffId" uuid, "withId" uuid, household text, groups jsonb,
       "lastSeq" integer, "lastAt" timestamptz, "createdAt" timestamptz)`,
    ({ threads }) => threads.map(({ messages, people: _, ...thread }) => ({ ...thread, lastSeq: messages.length })),
  ],
  [
    `insert into thread_people (school_id, thread_id, person_id, student_id, read_seq)
     select $1, r."threadId", r."personId", r."studentId", r."readSeq"
     from jsonb_to_recordset($2::jsonb) as r ("threadId" uuid, "personId" uuid, "studentId" uuid, "readSeq" integer)`,
    ({ threads }) => threads.flatMap(({ id, people }) => people.map((place) => ({ ...place, threadId: id }))),
  ],
  [
    `insert into messages (school_id, thread_id, seq, after_seq, id, kind, author_id, voice, text, language, translations, starter, next_step, reply,
       asks_acknowledgement, contact_channel, contact_at, contact_reached, created_at)
     select $1, r."threadId", r.seq, nullif(r.seq - 1, 0), r.id, r.kind, r."authorId", r.voice, r.text, r.language, r.translations, r.starter, r."nextStep", r.reply,
       r."asksAcknowledgement", r.channel, case when r.channel is not null then r."createdAt" end, r.reached, r."createdAt"
     from jsonb_to_recordset($2::jsonb) as r ("threadId" uuid, seq integer, id uuid, kind text, "authorId" uuid, voice text, text text, language text,
       translations jsonb, starter text, "nextStep" text, reply text, "asksAcknowledgement" boolean, channel text, reached boolean, "createdAt" timestamptz)`,
    ({ threads }) => threads.flatMap(({ messages }) => messages),
  ],
  [
    `insert into message_acknowledgements (school_id, thread_id, seq, person_id, at) select $1, r."threadId", r.seq, r."personId", r.at
     from jsonb_to_recordset($2::jsonb) as r ("threadId" uuid, seq integer, "personId" uuid, at timestamptz)`,
    ({ threads }) =>
      threads.flatMap(({ messages }) =>
        messages.flatMap(({ threadId, seq, acknowledgedBy, createdAt }) =>
          acknowledgedBy.map((person) => ({ threadId, seq, personId: person, at: createdAt })),
        ),
      ),
  ],
  [
    `insert into attachments (school_id, id, thread_id, owner_id, student_id, seq, name, type, alt, language, bytes, received, state, created_at, expires_at)
     select $1, r."attachmentId", r."threadId", r."authorId", r."studentId", r.seq, 'leaf.png', 'image/png', r.alt, r.language,
       octet_length(decode(r.content, 'base64')), octet_length(decode(r.content, 'base64')), 'ready', r."createdAt", r."createdAt"
     from jsonb_to_recordset($2::jsonb) as r ("attachmentId" uuid, "threadId" uuid, "authorId" uuid, "studentId" uuid, seq integer, alt text, language text,
       content text, "createdAt" timestamptz)`,
    pictures,
  ],
  [
    `insert into attachment_parts (school_id, attachment_id, at_byte, content) select $1, r."attachmentId", 0, decode(r.content, 'base64')
     from jsonb_to_recordset($2::jsonb) as r ("attachmentId" uuid, content text)`,
    pictures,
  ],
];
