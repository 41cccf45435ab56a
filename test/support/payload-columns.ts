/**
 * Every place in the reference API's database that holds a text of a person or a school, and a way to fill all of them at once. A column that is new is one of
 * them or is named as something else: a test sees to that.
 */
import { limits } from '../../src/contract/limits.js';
import { messageLimits } from '../../src/contract/message-limits.js';
import type { DemoSchool } from './demo-school.js';
import { textsOf } from './payloads.js';

const { noteCharacters: NOTE, nameCharacters: NAME, statementCharacters: STATEMENT, reasonCharacters: REASON } = limits;

export interface TextColumn {
  readonly table: string;
  readonly column: string;
  /** The most characters. */
  readonly most: number;
  /** Also the answers of the API hold to it. */
  readonly isBound?: true;
  /** Which rows can have one, where that depends on their state. */
  readonly where?: string;
}
const column = (name: string, most: number, where?: string): TextColumn => {
  const [table, of] = name.split('.') as [string, string];
  return { table, column: of, most, ...(where !== undefined && { where }) };
};

export const textColumns: readonly TextColumn[] = [
  column('attachments.alt', messageLimits.altCharacters),
  column('attachments.name', messageLimits.fileNameCharacters),
  column('booking_agreements.text', STATEMENT),
  column('booking_topics.text', STATEMENT),
  column('bookings.access', NOTE, "state in ('booked', 'attended', 'missed')"),
  column('bookings.cancelled_why', NOTE, "state = 'cancelled'"),
  column('bookings.confidential_note', NOTE, "state = 'attended'"),
  column('bookings.shared_note', NOTE, "state = 'attended'"),
  column('bookings.topic', NOTE, "state in ('booked', 'attended', 'missed')"),
  column('check_in_plans.name', NAME),
  column('check_ins.note', NOTE),
  column('commitments.text', STATEMENT),
  column('conference_requests.access', NOTE),
  column('conference_requests.reason', NOTE, "state in ('countered', 'declined')"),
  column('conference_requests.topic', NOTE),
  { ...column('conference_slots.place', NAME), isBound: true },
  { ...column('conferences.name', NAME), isBound: true },
  column('goal_phase_changes.label', NAME),
  column('goal_points.note', NOTE),
  column('goal_proposals.decided_why', REASON, "state = 'declined'"),
  column('goal_proposals.reason', REASON),
  column('goal_proposals.statement', STATEMENT),
  column('goal_proposals.unit', limits.unitCharacters),
  column('goal_revisions.reason', REASON, 'reason is not null'),
  column('goal_revisions.statement', STATEMENT),
  column('goal_revisions.unit', limits.unitCharacters, 'unit is not null'),
  column('goals.ended_why', REASON, 'ended_why is not null'),
  column('message_reports.note', REASON),
  column('messages.next_step', messageLimits.nextStepCharacters),
  column('messages.text', messageLimits.textCharacters),
  column('people.name', NAME),
  column('progress_reports.comment', REASON),
  column('relations.relation', NAME),
  column('schools.name', NAME),
  column('strategies.text', STATEMENT),
  column('students.group_name', NAME),
  column('students.name', NAME),
  column('threads.subject', messageLimits.subjectCharacters),
];
/** No widget asks for these: they leave the API in the export of a record alone. */
export const undrawn: ReadonlySet<string> = new Set(['bookings.cancelled_why', 'message_reports.note']);
/** Texts inside of a JSON value or an array of texts; the longest is as that of a name or a level. */
const nested = ['check_in_plans.details', 'check_ins.note_translations', 'messages.translations', 'goal_proposals.scale', 'goal_revisions.scale'] as const;
const NESTED_MOST = NAME;
const wordsOf = new Set(['name', 'criterion', 'text']);

/** Other text columns: keys, kinds, states, tags, hashes and addresses, none of which a person writes in a widget. */
export const otherColumns = new Set(
  `acknowledgements.kind attachments.language attachments.refused attachments.state attachments.type audit.action booking_agreements.language
  booking_agreements.voice booking_topics.kind booking_topics.language booking_topics.voice bookings.household bookings.interpreter bookings.language
  bookings.mode bookings.state calendar_links.hash check_in_plans.mode check_ins.audience check_ins.feeling check_ins.kind check_ins.language check_ins.mode
  check_ins.ratings check_ins.results check_ins.voice commitments.language commitments.state commitments.voice conference_requests.household
  conference_requests.interpreter conference_requests.language conference_requests.mode conference_requests.state conference_slots.modes
  conferences.agenda_first conferences.early_groups conferences.households conferences.kind conferences.modes conferences.time_zone demo_people.introduction
  drafts.record drafts.value drafts.widget feed_events.type goal_points.language goal_points.voice goal_proposals.direction goal_proposals.domain
  goal_proposals.language goal_proposals.measure goal_proposals.state goal_revisions.direction goal_revisions.domain goal_revisions.measure goals.language
  goals.origin goals.status idempotency_keys.body idempotency_keys.fingerprint idempotency_keys.headers lti_keys.public_jwk lti_keys.sealed_jwk
  lti_keys.sealer lti_launches.browser_hash lti_launches.nonce_hash lti_launches.outcome lti_launches.stage lti_launches.state_hash
  lti_launches.storage_target lti_launches.ticket_hash lti_people.subject lti_platforms.auth_endpoint lti_platforms.client_id lti_platforms.deployment_ids
  lti_platforms.issuer lti_platforms.jwks_url lti_platforms.name lti_platforms.origins lti_students.subject message_reports.reason message_settings.digest
  message_settings.hours messages.contact_channel messages.kind messages.language messages.reply messages.starter messages.voice migrations.hash
  migrations.name notices.body people.locale people.role people.time_zone progress_reports.language progress_reports.method progress_reports.outlook
  relations.household relations.permissions schools.origins schools.settings schools.time_zone strategies.language strategies.place strategies.voice
  strategy_findings.finding strategy_findings.voice students.age_band threads.groups threads.household threads.kind threads.state`.split(/\s+/),
);

export const placeOf = ({ table, column: of }: TextColumn): string => `${table}.${of}`;
const PLACES: readonly string[] = [...textColumns.map(placeOf), ...nested];

/** The columns of texts, lists of texts and JSON that nobody has named here. */
export async function unnamedColumns(school: DemoSchool): Promise<string[]> {
  const found = await school.rows<{ place: string }>(
    `select table_name || '.' || column_name as place from information_schema.columns
    where table_schema = 'public' and (data_type in ('text', 'json', 'jsonb') or udt_name = '_text') order by 1`,
  );
  const known = new Set([...PLACES, ...otherColumns]);
  return found.map(({ place }) => place).filter((place) => !known.has(place));
}

/** Texts that stand in one place alone, so that it is known where what is shown came from. */
function textsIn(place: string, payloads: readonly string[], most: number): string[] {
  const mark = `~${PLACES.indexOf(place).toString(36)}~`;
  return textsOf(payloads, most - mark.length, most > 300 ? '\n' : ' ').map((text) => text + mark);
}

/**
 * Each row of each column gets a text, another one with each `round`; none is shorter than it must be for `atLeast` characters, also beyond what a person could type
 * there. Says which texts each place can have in all rounds.
 */
export async function fillColumns(school: DemoSchool, payloads: readonly string[], round: number, atLeast = 0): Promise<Map<string, readonly string[]>> {
  const all = new Map<string, readonly string[]>();
  if (atLeast > 0) await dropLengths(school);
  for (const one of textColumns) {
    const texts = textsIn(placeOf(one), payloads, one.isBound ? one.most : Math.max(one.most, atLeast));
    all.set(placeOf(one), texts);
    await school.rows(
      `update ${one.table} as own set ${one.column} = ($1::text[])[1 + (row.n + $2) % $3]
      from (select ctid as at, (row_number() over (order by ctid))::int as n from ${one.table} where ${one.where ?? 'true'}) as row where own.ctid = row.at`,
      [texts, round, texts.length],
    );
  }
  for (const place of nested) all.set(place, await fillNested(school, place, textsIn(place, payloads, Math.max(NESTED_MOST, atLeast)), round));
  return all;
}

/** The database's own limits go. */
async function dropLengths(school: DemoSchool): Promise<void> {
  const found = await school.rows<{ of: string; name: string }>(
    `select conrelid::regclass::text as of, conname as name from pg_constraint where contype = 'c' and pg_get_constraintdef(oid) like '%length%'`,
  );
  for (const { of, name } of found) await school.rows(`alter table ${of} drop constraint ${name}`);
}

async function fillNested(school: DemoSchool, place: (typeof nested)[number], texts: readonly string[], round: number): Promise<readonly string[]> {
  const [table, of] = place.split('.') as [string, string];
  const rows = await school.rows<{ at: string; value: unknown }>(`select ctid::text as at, ${of} as value from ${table} where ${of} is not null`);
  let n = round;
  const next = (): string => texts[n++ % texts.length]!;
  for (const { at, value } of rows) {
    if (JSON.stringify(value) === '{}') continue;
    const isList = Array.isArray(value);
    const filled = isList ? value.map(next) : JSON.stringify(filledWith(value, next));
    await school.rows(`update ${table} set ${of} = $1::${isList ? 'text[]' : 'jsonb'} where ctid = $2::tid`, [filled, at]);
  }
  return texts;
}

function filledWith(value: unknown, next: () => string): unknown {
  if (Array.isArray(value)) return value.map((one) => filledWith(one, next));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, wordsOf.has(key) && typeof inner === 'string' ? next() : filledWith(inner, next)]),
  );
}
