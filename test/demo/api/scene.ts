/**
 * A small world for the API's tests: two schools, one family in two households, one family more, and an app before a fresh database. The clock
 * stands still unless a test moves it; limits are out of the way unless a test asks for them.
 */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { createApp, type App } from '../../../demo/api/app.js';
import type { Database } from '../../../demo/api/db/database.js';
import type { ApiLimits, Deps } from '../../../demo/api/deps.js';
import { createIdentity } from '../../../demo/api/identity.js';
import type { CheckIn } from '../../../src/contract/check-in.js';
import type { Problem } from '../../../src/contract/problem.js';

export const START_MS = Date.parse('2026-11-20T15:00:00.000Z');
export const TODAY = '2026-11-20';
const SECRET = 'a secret of tests that is long enough';

/** Readable ids: `11111111-0000-4000-8000-…`. */
const id = (school: number, n: number) => `${String(school).repeat(8)}-0000-4000-8000-${String(n).padStart(12, '0')}`;
export const school = { here: id(1, 1), there: id(2, 1) };
export const people = {
  /** Maya, 10; Ana and Ben are her parents in two households, Gus her grandfather at Ana's. */
  maya: id(1, 10),
  ana: id(1, 11),
  ben: id(1, 12),
  gus: id(1, 13),
  /** Class teacher of both students; specialist of Maya; admin of neither by name but tied to both; interpreter; somebody with no tie at all. */
  ray: id(1, 20),
  sol: id(1, 21),
  ida: id(1, 22),
  ina: id(1, 23),
  nobody: id(1, 24),
  guest: id(1, 25),
  /** Leo and his mother, of the same class. */
  leo: id(1, 30),
  lena: id(1, 31),
  /** The other school. */
  olga: id(2, 20),
  omar: id(2, 10),
  orla: id(2, 11),
} as const;
export type PersonName = keyof typeof people;
export const students = { maya: id(1, 100), leo: id(1, 101), omar: id(2, 100) } as const;
export const plans = { points: id(1, 200), report: id(1, 201), leoPoints: id(1, 202), there: id(2, 200) } as const;

const writes = ['see-messages', 'send-message', 'start-thread'];
const goals = ['see-goals', 'add-goal-point', 'write-goal', 'propose-goal'];
const books = ['see-conferences', 'book-conference'];
const office = [
  'see-check-ins',
  'write-check-in',
  'answer-help',
  'see-goals',
  'see-conferences',
  'host-conference',
  'export-record',
  'erase-record',
  ...writes,
  'announce',
];
const head = [...office, 'mark-urgent', 'oversee-messages'];
const staff = [...office, ...goals.slice(1)];
const home = ['see-check-ins', 'write-check-in', 'acknowledge-check-in', 'export-record', ...goals, ...books, ...writes];
const self = ['see-check-ins', 'write-check-in', 'ask-for-help', ...goals, ...books, 'see-messages', 'send-message'];
const looks = ['see-check-ins', 'see-goals', 'see-conferences', 'see-messages'];
type Row = readonly unknown[];

const personRows: Row[] = [
  [school.here, people.maya, 'Maya', 'student', 'en'],
  [school.here, people.ana, 'Ana', 'guardian', 'es-MX'],
  [school.here, people.ben, 'Ben', 'guardian', 'en'],
  [school.here, people.gus, 'Gus', 'family-viewer', 'en'],
  [school.here, people.ray, 'Ray', 'teacher', 'en'],
  [school.here, people.sol, 'Sol', 'specialist', 'en'],
  [school.here, people.ida, 'Ida', 'admin', 'en'],
  [school.here, people.ina, 'Ina', 'interpreter', 'es'],
  [school.here, people.nobody, 'Ned', 'teacher', 'en'],
  [school.here, people.guest, 'Gil', 'guest', 'en'],
  [school.here, people.leo, 'Leo', 'student', 'en'],
  [school.here, people.lena, 'Lena', 'guardian', 'en'],
  [school.there, people.olga, 'Olga', 'teacher', 'en'],
  [school.there, people.omar, 'Omar', 'student', 'en'],
  [school.there, people.orla, 'Orla', 'guardian', 'en'],
];
const relationRows: Row[] = [
  [school.here, students.maya, people.maya, 'self', self, false, null],
  [school.here, students.maya, people.ana, 'mother', home, true, 'one'],
  [school.here, students.maya, people.ben, 'father', home, false, 'two'],
  [school.here, students.maya, people.gus, 'grandfather', looks, false, 'one'],
  [school.here, students.maya, people.ray, 'class teacher', staff, true, null],
  [school.here, students.maya, people.sol, 'counsellor', staff, true, null],
  [school.here, students.maya, people.ida, 'head', head, false, null],
  [school.here, students.maya, people.ina, 'interpreter', looks, false, null],
  [school.here, students.maya, people.guest, 'visitor', [], false, null],
  [school.here, students.leo, people.leo, 'self', self, false, null],
  [school.here, students.leo, people.lena, 'mother', home, false, 'one'],
  [school.here, students.leo, people.ray, 'class teacher', staff, true, null],
  [school.here, students.leo, people.ida, 'head', head, false, null],
  [school.there, students.omar, people.omar, 'self', self, false, null],
  [school.there, students.omar, people.orla, 'mother', home, false, 'one'],
  [school.there, students.omar, people.olga, 'class teacher', staff, true, null],
];

const named = (...keys: string[]) => keys.map((key) => ({ key, name: key }));
const points = { expectations: named('safe', 'kind'), periods: named('period-1', 'period-2'), scale: { lowest: 0, highest: 2 }, goalPercent: 80 };
const report = { behaviours: ['hands', 'words', 'homework'].map((key) => ({ key, name: key, criterion: 'most of the day' })) };
const planRows: Row[] = [
  [school.here, plans.points, 'check-in-check-out', 'Points', points, '2026-09-01T08:00:00Z'],
  [school.here, plans.report, 'daily-report-card', 'Report', report, '2026-09-01T08:00:01Z'],
  [school.here, plans.leoPoints, 'check-in-check-out', "Leo's", points, '2026-09-01T08:00:02Z'],
  [school.there, plans.there, 'check-in-check-out', 'Points there', points, '2026-09-01T08:00:00Z'],
];

const settings = {
  languages: ['en', 'es'],
  week: [1, 2, 3, 4, 5],
  holidays: ['2026-11-26'],
  quietHours: { from: '18:00', until: '07:00' },
  crisisContact: { name: 'School office', phone: '555-0100', url: null, hours: null },
  glossary: [],
  policies: { retentionDays: 7, drafts: 'keep' },
};

export async function insertWorld({ pool }: Pick<Database, 'pool'>): Promise<void> {
  const insert = async (text: string, rows: Row[]) => {
    for (const row of rows) await pool.query(text, row as unknown[]);
  };
  await insert('insert into schools (school_id, name, time_zone, settings, origins) values ($1, $2, $3, $4, $5)', [
    [school.here, 'Here', 'America/New_York', settings, ['https://here.example']],
    [school.there, 'There', 'America/New_York', settings, ['https://there.example']],
  ]);
  await insert(`insert into people (school_id, id, name, role, locale, time_zone) values ($1, $2, $3, $4, $5, 'America/New_York')`, personRows);
  await insert(`insert into students (school_id, id, name, age_band, group_name) values ($1, $2, $3, 'elementary', 'Room 4')`, [
    [school.here, students.maya, 'Maya'],
    [school.here, students.leo, 'Leo'],
    [school.there, students.omar, 'Omar'],
  ]);
  await insert(
    'insert into relations (school_id, student_id, person_id, relation, permissions, takes_help, household) values ($1, $2, $3, $4, $5, $6, $7)',
    relationRows,
  );
  await insert('insert into check_in_plans (school_id, id, mode, name, details, created_at) values ($1, $2, $3, $4, $5, $6)', planRows);
  await insert('insert into plan_students (school_id, plan_id, student_id) values ($1, $2, $3)', [
    [school.here, plans.points, students.maya],
    [school.here, plans.report, students.maya],
    [school.here, plans.leoPoints, students.leo],
    [school.there, plans.there, students.omar],
  ]);
  await insert('insert into demo_people (school_id, person_id, position, introduction) values ($1, $2, $3, $4)', [
    [school.here, people.ana, 1, 'A mother'],
    [school.here, people.ray, 2, 'A teacher'],
  ]);
}

export interface Asked {
  readonly body?: unknown;
  /** As it goes over the wire, instead of `body`. */
  readonly raw?: BodyInit;
  /** `null`: no key. A new one unless said. */
  readonly key?: string | null;
  readonly version?: number;
  readonly headers?: Record<string, string>;
}
export interface Answered<T> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: T;
  readonly text: string;
}

export interface Scene {
  readonly app: App;
  readonly database: Database;
  readonly clock: { ms: number; now(): number };
  readonly logged: string[];
  token(who: PersonName): Promise<string>;
  /** A request by a person, `null` for nobody; below `/api`. */
  ask<T = unknown>(who: PersonName | null, method: string, path: string, asked?: Asked): Promise<Answered<T>>;
  /** Ends the streams; the database is its opener's. */
  close(): Promise<void>;
}

const easy: Partial<ApiLimits> = { person: { capacity: 1e6, perSecond: 1e6 }, address: { capacity: 1e6, perSecond: 1e6 } };

/** @param shared the database of another scene: a second process before the same data. */
export async function openScene(database: Database, more: Partial<Deps> = {}, shared = false): Promise<Scene> {
  if (!shared) await insertWorld(database);
  const clock = { ms: START_MS, now: () => clock.ms };
  const logged: string[] = [];
  const identity = createIdentity({ secret: SECRET, clock });
  const app = createApp({
    pool: database.pool,
    listen: (channel, onNotify) => database.listen(channel, onNotify),
    clock,
    identity,
    allowedOrigins: ['https://demo.example'],
    calendarKey: SECRET,
    checkAnswers: true,
    demo: true,
    log: (line) => void logged.push(line),
    ...more,
    limits: { ...easy, ...more.limits },
  });
  const token = async (who: PersonName) => (await identity.sign(people[who].startsWith('1') ? school.here : school.there, people[who])).token;
  return {
    app,
    database,
    clock,
    logged,
    token,
    async ask<T>(who: PersonName | null, method: string, path: string, { body, raw, key, version, headers }: Asked = {}) {
      const sent = new Headers();
      if (who) sent.set('Authorization', `Bearer ${await token(who)}`);
      if (body !== undefined) sent.set('Content-Type', 'application/json');
      if (key !== null && method !== 'GET') sent.set('Idempotency-Key', `"${key ?? randomUUID()}"`);
      if (version !== undefined) sent.set('If-Match', `"${version}"`);
      for (const [name, value] of Object.entries(headers ?? {})) sent.set(name, value);
      const payload = raw ?? (body === undefined ? undefined : JSON.stringify(body));
      const response = await app.fetch(new Request(`http://api.test/api${path}`, { method, headers: sent, ...(payload !== undefined && { body: payload }) }));
      const text = await response.text();
      const isJson = /json/.test(response.headers.get('Content-Type') ?? '');
      return { status: response.status, headers: response.headers, text, body: (isJson ? JSON.parse(text) : undefined) as T };
    },
    close: () => app.close(),
  };
}

export const feelings = (more: object = {}) => ({
  kind: 'feelings',
  on: TODAY,
  note: 'A good day',
  language: 'en',
  audience: ['student', 'home', 'school'],
  feeling: 'happy',
  helpFrom: null,
  ...more,
});
export const checkOut = (more: object = {}) => ({
  kind: 'check-out',
  planId: plans.points,
  on: TODAY,
  note: null,
  language: 'en',
  audience: ['student', 'home', 'school'],
  ratings: [{ expectation: 'safe', period: 'period-1', score: 2 }],
  ...more,
});
export const reportCard = (more: object = {}) => ({
  kind: 'report',
  planId: plans.report,
  on: TODAY,
  note: null,
  language: 'en',
  audience: ['student', 'home', 'school'],
  results: [{ behaviour: 'hands', met: true }],
  ...more,
});
export const checkInsOf = (student: keyof typeof students) => `/students/${students[student]}/check-ins`;

/** Writes one and gives it back. */
export async function written(scene: Scene, who: PersonName, student: keyof typeof students, body: object = feelings()): Promise<CheckIn> {
  const answer = await scene.ask<CheckIn>(who, 'POST', checkInsOf(student), { body });
  assert.equal(answer.status, 201, answer.text);
  return answer.body;
}

/** Fails unless the answer is this problem. */
export function assertProblem(answer: Answered<unknown>, type: string, pointer?: string): Problem {
  const problem = answer.body as Problem;
  assert.equal(problem?.type, `urn:flywheel:problem:${type}`, `${answer.status} ${answer.text}`);
  assert.equal(answer.status, problem.status);
  assert.match(answer.headers.get('Content-Type') ?? '', /^application\/problem\+json/);
  if (pointer !== undefined)
    assert.ok(
      problem.errors?.some((error) => error.pointer === pointer),
      `no pointer ${pointer} in ${answer.text}`,
    );
  return problem;
}

const conferenceTables = [
  'conferences',
  'conference_slots',
  'conference_seats',
  'bookings',
  'booking_people',
  'booking_topics',
  'booking_agreements',
  'conference_watches',
  'conference_requests',
  'conference_invitations',
  'notices',
];
const messageTables = [
  'threads',
  'thread_people',
  'messages',
  'message_reads',
  'message_acknowledgements',
  'message_reports',
  'attachments',
  'attachment_parts',
  'message_settings',
];
const goalTables = [
  'goals',
  'goal_revisions',
  'goal_proposals',
  'goal_phase_changes',
  'goal_points',
  'commitments',
  'strategies',
  'strategy_goals',
  'strategy_findings',
  'progress_reports',
];

/** How many rows each table has: what a refused request must not change. */
export async function countRows({ pool }: Database): Promise<Record<string, number>> {
  const tables = ['check_ins', 'acknowledgements', 'idempotency_keys', 'feed_events', 'drafts', 'audit', ...goalTables, ...conferenceTables, ...messageTables];
  const { rows } = await pool.query<Record<string, number>>(`select ${tables.map((table) => `(select count(*)::int from ${table}) as ${table}`).join()}`);
  return rows[0]!;
}
