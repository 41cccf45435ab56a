/**
 * A thousand families and a hundred seats, all at once: who has a seat, who hears what, how many are through in a second; and the same transactions driven
 * straight at the same database, by turns. On a real PostgreSQL behind three processes of the API, and on the embedded database, which has one.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import pg from 'pg';
import { valueTypes } from '../../demo/api/db/values.js';
import { root } from '../house/source.js';
import { openFreshEmbedded, openFreshPostgres, type TestDatabase } from '../support/databases.js';
import { times, withSpread, type Finding } from './finding.js';
import { book, insertSchool, openEvening, schoolIds, sender, type Evening, type Family, type Send } from './seat-school.js';
import { serveSeats } from './seat-server.js';
import { inTurns, ratioOf, spreadOf } from './spread.js';
import { play, recorded, type Script } from './straight.js';

const FAMILIES = 1000;
const SEATS = 100;
const PROCESSES = 3;
/** Connections of one process; see `server-pool.ts`. */
const CONNECTIONS = 10;

interface Place {
  readonly what: string;
  readonly database: TestDatabase;
  /** One a process. */
  readonly sends: readonly Send[];
  /** How many answers were "not now", since the start. */
  readonly notNow: () => number;
  /** To drive straight at the database, with as many connections as all processes have. */
  readonly straight: pg.Pool;
  close(): Promise<void>;
}

async function onPostgres(): Promise<Place> {
  const database = await openFreshPostgres();
  const children = Array.from({ length: PROCESSES }, () =>
    spawn(process.execPath, ['--import', 'tsx', 'test/bench/seat-server.ts'], {
      cwd: root,
      env: { ...process.env, SEATS_DATABASE: database.url },
      stdio: ['pipe', 'pipe', 'inherit'],
    }),
  );
  const origins = await Promise.all(children.map(originOf));
  const straight = new pg.Pool({ connectionString: database.url!, max: PROCESSES * CONNECTIONS, types: valueTypes });
  const close = async () => {
    await straight.end();
    await Promise.all(children.map(end));
    await database.close();
  };
  let notNow = 0;
  const sends = origins.map((origin) => sender(origin, () => void notNow++));
  return { what: `PostgreSQL, ${PROCESSES} processes`, database, sends, notNow: () => notNow, straight, close };
}
async function originOf(child: ChildProcess): Promise<string> {
  const [said] = (await once(child.stdout!.setEncoding('utf8'), 'data')) as [string];
  return said.trim();
}
async function end(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit');
  child.stdin!.end();
  await gone;
}

async function embedded(): Promise<Place> {
  const database = await openFreshEmbedded();
  const { origin, close } = await serveSeats(database);
  let notNow = 0;
  return {
    what: 'embedded, in this process',
    database,
    sends: [sender(origin, () => void notNow++)],
    notNow: () => notNow,
    straight: database.pool,
    close: async () => {
      await close();
      await database.close();
    },
  };
}

/** What one booking asks of the database, from a family that is alone. */
async function recordOne({ database, sends }: Place, family: Family): Promise<{ scripts: readonly Script[]; evening: Evening }> {
  const evening = await openEvening(sends[0]!, 1);
  const { pool, scripts } = recorded(database.pool);
  const { origin, app, close } = await serveSeats({ pool, listen: () => Promise.resolve(() => Promise.resolve()) });
  const ended = await book(sender(origin), family, evening.slots[0]!);
  if (ended !== 'booked') throw new Error(`one family alone should have its seat, and not: ${ended}`);
  await app.settled();
  await close();
  return { scripts: scripts.filter((script) => script.some((one) => typeof one !== 'string' && one.name === 'key_claim')), evening };
}

type Race = (evening: Evening) => Promise<readonly string[]>;

/** Milliseconds for all families; throws where the seats were not sold once each. */
async function run({ sends }: Place, race: Race, tally: Map<string, number>): Promise<number> {
  const evening = await openEvening(sends[0]!, SEATS);
  const from = performance.now();
  const ended = await race(evening);
  const took = performance.now() - from;
  for (const end of ended) tally.set(end, (tally.get(end) ?? 0) + 1);
  return took;
}

async function seatsAt(place: Place, rounds: number): Promise<Finding[]> {
  const families = await insertSchool(place.database.pool, FAMILIES);
  const one = await recordOne(place, families[0]!);
  const [slot] = one.evening.slots as [Evening['slots'][0]];
  const same = new Set<string>([schoolIds.schoolId, schoolIds.hostId]);
  const slotFor = (evening: Evening, n: number) => evening.slots[n % SEATS]!;
  const through: Race = (evening) => Promise.all(families.map((family, n) => book(place.sends[n % place.sends.length]!, family, slotFor(evening, n))));
  const straight: Race = (evening) =>
    Promise.all(
      families.map(async ({ studentId, guardianId }, n) => {
        const wanted = slotFor(evening, n);
        const own = [
          [families[0]!.studentId, studentId],
          [families[0]!.guardianId, guardianId],
          [one.evening.conferenceId, evening.conferenceId],
        ] as const;
        const its = [
          [slot.id, wanted.id],
          [slot.startsAt, wanted.startsAt],
          [slot.endsAt, wanted.endsAt],
        ] as const;
        return (await play(place.straight, one.scripts, new Map([...own, ...its]), same)) ? 'booked' : 'slot-taken';
      }),
    );
  const [ours, theirs] = [new Map<string, number>(), new Map<string, number>()];
  const pairs = await inTurns(
    rounds,
    () => run(place, through, ours),
    () => run(place, straight, theirs),
    0,
  );
  if (theirs.get('booked') !== SEATS * rounds) throw new Error(`driven straight, ${theirs.get('booked')} had a seat of ${SEATS * rounds}`);
  const twice = await place.database.pool.query(`select from bookings where state = 'booked' group by slot_id having count(*) > 1`);
  const ratio = ratioOf(pairs);
  const perSecond = (all: readonly number[]) => withSpread(spreadOf(all.map((took) => (FAMILIES / took) * 1000)), (n) => `${Math.round(n)} a second`);
  const isRight = ours.get('booked') === SEATS * rounds && ours.get('slot-taken') === (FAMILIES - SEATS) * rounds && twice.rowCount === 0;
  return [
    {
      what: `${FAMILIES} families on ${SEATS} seats (${place.what}), ${rounds} times`,
      measured: [...ours].map(([end, count]) => `${count} ${end}`).join(', '),
      promise: `each time ${SEATS} booked, ${FAMILIES - SEATS} slot-taken, nothing else`,
      holds: isRight,
    },
    {
      what: `"not now" heard by them and asked again (${place.what})`,
      measured: `${place.notNow()} times`,
      promise: 'never',
      holds: place.notNow() === 0,
    },
    { what: `families answered (${place.what})`, measured: perSecond(pairs.ours) },
    { what: 'the same transactions straight at the database', measured: `${perSecond(pairs.peers)}; the API takes ${withSpread(ratio, times)} as long` },
  ];
}

async function seats(open: () => Promise<Place>, rounds: number): Promise<Finding[]> {
  const place = await open();
  try {
    return await seatsAt(place, rounds);
  } finally {
    await place.close();
  }
}
export const seatsOnPostgres = (rounds: number): Promise<Finding[]> => seats(onPostgres, rounds);
export const seatsEmbedded = (rounds: number): Promise<Finding[]> => seats(embedded, rounds);
