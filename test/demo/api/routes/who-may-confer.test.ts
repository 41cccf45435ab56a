/**
 * Every operation about conferences × everybody × whose child. The booking is Ana's for Maya with Ray, in a conference that Ida manages: Maya's other home
 * cannot tell that it is there, other staff neither, and another family knows of free seats alone.
 */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { before, test } from 'node:test';
import type { Booking } from '../../../../src/contract/booking.js';
import type { Conference } from '../../../../src/contract/conference.js';
import type { ConferenceRequest } from '../../../../src/contract/conference-request.js';
import type { TableOperation as Operation } from '../../../../src/contract/operation.js';
import { operations } from '../../../../src/contract/operations.js';
import type { Slot } from '../../../../src/contract/slot.js';
import { onPostgres } from '../../../support/databases.js';
import { agreementBody, booked, bookingAt, conferenceBody, detailsBody, evening, held, offerBody, requestBody, seriesBody } from '../conference-bodies.js';
import { goalBody, made } from '../goal-bodies.js';
import { assertProblem, openScene, people, START_MS, students, type PersonName, type Scene } from '../scene.js';

const everyone = Object.keys(people) as PersonName[];
const sees: PersonName[] = ['maya', 'ana', 'ben', 'gus', 'ray', 'sol', 'ida', 'ina', 'leo', 'lena'];
const tied: PersonName[] = ['maya', 'ana', 'ben', 'gus', 'ray', 'sol', 'ida', 'ina', 'guest'];
const lookers = tied.filter((who) => who !== 'guest');
/** Of the booking: its home, its host, the office. */
const parts: PersonName[] = ['ana', 'ray', 'ida'];
const hosts: PersonName[] = ['ray', 'ida'];
const bookers: PersonName[] = ['ana', 'ben', 'ray', 'ida'];
/** Who is tied to Maya and sees conferences, and still cannot tell that the booking is there. */
const unaware: PersonName[] = ['ben', 'sol', 'ina'];

interface Rule {
  readonly may: readonly PersonName[];
  /** Who hears not-found; everyone else who may not hears not-allowed. */
  readonly unseen?: readonly PersonName[];
}
const strangers = (of: readonly PersonName[]) => everyone.filter((who) => !of.includes(who));
const aboutBooking = (may: readonly PersonName[]): Rule => ({ may, unseen: [...strangers(tied), ...unaware] });
const ofConference = (may: readonly PersonName[]): Rule => ({ may, unseen: strangers(sees) });
const ofStudent = (may: readonly PersonName[]): Rule => ({ may, unseen: strangers(tied) });

const rules: Record<string, Rule> = {
  'conferences.list': { may: everyone },
  'conferences.create': { may: ['ray', 'sol', 'ida', 'olga'] },
  'conferences.change': ofConference(['ida']),
  'slots.list': ofConference(sees),
  'slots.offer': ofConference(hosts),
  'slots.withdraw': { may: hosts, unseen: [...strangers(sees)] },
  'slots.watch': ofStudent(['ana', 'ben']),
  'slots.unwatch': ofStudent(lookers),
  'bookings.list': ofStudent(lookers),
  'bookings.of-conference': ofConference(['ray', 'sol', 'ida']),
  'bookings.hold': ofStudent(bookers),
  'bookings.confirm': aboutBooking(parts),
  'bookings.run': ofStudent(bookers),
  'bookings.series': ofStudent(hosts),
  'bookings.reschedule': aboutBooking(parts),
  'bookings.cancel': aboutBooking(parts),
  'bookings.outcome': aboutBooking(hosts),
  'bookings.note': aboutBooking(hosts),
  'bookings.add-topic': aboutBooking(parts),
  'bookings.agree': aboutBooking(parts),
  'bookings.make-goal': aboutBooking(['ana', 'ray']),
  'conference-requests.list': ofStudent(lookers),
  'conference-requests.of-conference': ofConference(['ray', 'sol', 'ida']),
  'conference-requests.create': ofStudent(['ana', 'ben']),
  'conference-requests.answer': { may: parts, unseen: [...strangers(tied), ...unaware, 'maya'] },
  'conference-invitations.list': ofConference(sees),
  'conference-invitations.create': ofConference(['ray', 'sol', 'ida']),
  'calendar-link.read': { may: everyone },
  'calendar-link.renew': { may: everyone },
};

onPostgres('who may confer', (open) => {
  let scene: Scene;
  let conference: Conference;
  let slots: Slot[];
  before(async () => {
    scene = await openScene(await open());
    ({ conference, slots } = await evening(scene, { perStudent: 20, perGuardian: 40 }));
  });

  /** Nothing is booked, held, asked for or waited for. */
  async function clear() {
    scene.clock.ms = START_MS;
    for (const table of ['booking_topics', 'booking_agreements', 'booking_people', 'conference_requests', 'bookings', 'conference_watches'])
      await scene.database.pool.query(`delete from ${table}`);
    await scene.database.pool.query('update conference_seats set booking_id = null, held_until = null');
  }

  const bodies: Partial<Record<string, (student: string, who: PersonName | null) => object>> = {
    'conferences.create': () => conferenceBody(),
    'conferences.change': () => conferenceBody({ perStudent: 20, perGuardian: 40 }),
    'slots.offer': () => offerBody('ray', { on: `2027-01-${String(1 + (offers++ % 28)).padStart(2, '0')}` }),
    'slots.watch': () => ({ slotId: slots[0]!.id }),
    'bookings.hold': () => ({ slotId: slots[1]!.id }),
    'bookings.confirm': () => detailsBody(),
    'bookings.run': (student) => ({ items: [{ studentId: student, slotId: slots[1]!.id }], details: detailsBody() }),
    'bookings.series': () => seriesBody(conference.id, { firstOn: `${2028 + offers++}-01-10` }),
    'bookings.reschedule': () => ({ slotId: slots[2]!.id }),
    'bookings.cancel': () => ({ reason: null }),
    'bookings.outcome': () => ({ outcome: 'attended' }),
    'bookings.note': () => ({ shared: 'a', confidential: 'b', language: 'en' }),
    'bookings.add-topic': () => ({ text: 'a', kind: 'topic', language: 'en' }),
    'bookings.agree': () => agreementBody(),
    'bookings.make-goal': (_, who) => goalBody({ origin: who === 'ana' ? 'home' : 'school' }),
    'conference-requests.create': () => requestBody(conference.id),
    'conference-requests.answer': () => ({ answer: 'decline', reason: null }),
    'conference-invitations.create': (student) => ({ studentId: student }),
  };
  let offers = 0;

  /** What an operation is about, made anew. */
  async function subject(operation: Operation): Promise<{ booking?: Booking; request?: ConferenceRequest }> {
    await clear();
    if (operation.path.includes('{request}'))
      return { request: await made<ConferenceRequest>(scene, 'ana', `/students/${students.maya}/conference-requests`, requestBody(conference.id)) };
    if (operation.id === 'bookings.confirm') return { booking: await held(scene, 'ana', 'maya', slots[0]!) };
    if (!operation.path.includes('{booking}')) return {};
    const booking = await booked(scene, 'ana', 'maya', slots[0]!);
    if (operation.id === 'bookings.outcome') scene.clock.ms = Date.parse(booking.startsAt);
    if (!operation.path.includes('{agreement}')) return { booking };
    const agreed = await made<Booking>(scene, 'ray', `${bookingAt(booking)}/agreements`, agreementBody(), 200);
    return { booking: agreed };
  }

  async function call(operation: Operation, who: PersonName | null, student: string, { booking, request }: Awaited<ReturnType<typeof subject>>) {
    const withdrawn = operation.id === 'slots.withdraw' ? await offerOne() : slots[0]!;
    const names: Record<string, string> = {
      student,
      conference: conference.id,
      slot: withdrawn.id,
      booking: booking?.id ?? randomUUID(),
      agreement: booking?.agreements[0]?.id ?? randomUUID(),
      request: request?.id ?? randomUUID(),
    };
    const path = operation.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => names[name]!);
    const body = bodies[operation.id]?.(student, who);
    const version = operation.ifMatch ? (booking?.version ?? request?.version ?? (operation.id === 'conferences.change' ? await versionNow() : 1)) : undefined;
    return scene.ask(who, operation.method, path, { ...(body && { body }), ...(version !== undefined && { version }) });
  }
  const versionNow = async () =>
    (await scene.database.pool.query<{ version: number }>('select version from conferences where id = $1', [conference.id])).rows[0]!.version;
  const offerOne = async () => {
    const on = `2027-02-${String(1 + (offers++ % 28)).padStart(2, '0')}`;
    return (await made<{ items: Slot[] }>(scene, 'ray', `/conferences/${conference.id}/slots`, offerBody('ray', { on, until: '15:10' }))).items[0]!;
  };

  const table = (operations as readonly Operation[]).filter(({ capability }) => capability === 'conferences');
  test('the table holds every operation', () =>
    assert.deepEqual(
      table.map(({ id }) => id).sort(),
      Object.keys(rules)
        .filter((id) => rules[id])
        .sort(),
    ));

  for (const operation of table) {
    test(`${operation.id}: everybody, with their own student`, async () => {
      const { may, unseen = [] } = rules[operation.id]!;
      for (const who of everyone) {
        const answer = await call(operation, who, students.maya, await subject(operation));
        if (may.includes(who)) assert.equal(answer.status, operation.status, `${who}: ${answer.text}`);
        else assertProblem({ ...answer, text: `${who} ${answer.text}` }, unseen.includes(who) ? 'not-found' : 'not-allowed');
      }
      assertProblem(await call(operation, null, students.maya, {}), 'signed-out');
    });

    if (!operation.path.includes('{student}')) continue;
    test(`${operation.id}: another family's child and another school's are nobody`, async () => {
      const about = await subject(operation);
      const others: [PersonName, string][] = [
        ['ana', students.leo],
        ['sol', students.leo],
        ['lena', students.maya],
        ['orla', students.maya],
        ['ray', students.omar],
        ['ida', randomUUID()],
      ];
      for (const [who, student] of others) assertProblem(await call(operation, who, student, about), 'not-found');
    });
    if (!operation.path.includes('{booking}') && !operation.path.includes('{request}')) continue;
    test(`${operation.id}: what is Maya's is not found under Leo`, async () =>
      void assertProblem(await call(operation, 'ray', students.leo, await subject(operation)), 'not-found'));
  }
});
