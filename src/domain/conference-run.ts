/**
 * A family's evening, proposed (CS-10): which slot for which child with which teacher. The best there is: as many of the wishes as can be had, then the
 * least waiting between the meetings, then the earliest start. What is the same is always proposed the same. It books nothing, and it refuses to know
 * windows and limits (`booking-window.ts`); the family's other meetings are only kept clear of.
 */
import { overlapping, type Meeting } from './booking-window.js';

export interface RunWish {
  readonly studentId: string;
  readonly hostId: string;
}
export interface RunSlot extends Meeting {
  readonly id: string;
  /** Seats that can be had. */
  readonly free: number;
}
export interface RunTerms {
  /** Not before this instant, and all over by that one. */
  readonly earliest: string;
  readonly latest: string;
  /** Minutes between two meetings with different hosts; to the same host nobody walks. */
  readonly travelMinutes: number;
  /** What the family has booked already. */
  readonly meetings?: readonly Meeting[];
}
export interface RunItem extends RunWish, Meeting {
  readonly slotId: string;
}
export interface ConferenceRun {
  /** In the order of the evening. */
  readonly items: readonly RunItem[];
  /** What could not be had. */
  readonly left: readonly RunWish[];
  /** Between the first meeting and the last, the way included. */
  readonly waitingMinutes: number;
  /** Nothing better exists. `false` only beyond 6 teachers of 3 children each or 12 different ones, where not all can be tried. */
  readonly proven: boolean;
}

/** Combinations of hosts met that are all kept apart; where there can be more, only so many of them are followed. */
const COMBINATIONS = 4096;
const FOLLOWED = 256;

interface Place {
  readonly slot: RunSlot;
  /** Its number among the hosts that are wished for. */
  readonly host: number;
  readonly start: number;
  readonly end: number;
}
/** The meetings up to a last one. */
interface Chain {
  readonly place: Place;
  readonly before: Chain | undefined;
  /** How often each host is met, as one number with a digit for each. */
  readonly code: number;
  readonly count: number;
  /** All waiting, less the last meeting's end: so those who wait grow older alike, and stay in order. */
  readonly waited: number;
  readonly began: number;
}
interface Hosts {
  readonly ids: readonly string[];
  /** How often each is wished for. */
  readonly wishes: readonly number[];
  /** What one more meeting with each adds to a code. */
  readonly units: readonly number[];
  readonly combinations: number;
}
/** By code, then by the host met last: the best chain. */
type Best = Map<number, (Chain | undefined)[]>;

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const isBetter = (a: Chain, b: Chain | undefined): boolean => !b || a.waited < b.waited || (a.waited === b.waited && a.began < b.began);

function hostsOf(wishes: readonly RunWish[]): Hosts {
  const ids = [...new Set(wishes.map(({ hostId }) => hostId))];
  const counts = ids.map((id) => wishes.filter(({ hostId }) => hostId === id).length);
  const units: number[] = [];
  let combinations = 1;
  for (const count of counts) {
    units.push(combinations);
    combinations *= count + 1;
  }
  return { ids, wishes: counts, units, combinations };
}

/** The slots that come into question by time, and where that is the same by host and id: the order they came in makes no difference. */
function placesOf(slots: readonly RunSlot[], { ids }: Hosts, { earliest, latest, travelMinutes, meetings = [] }: RunTerms): Place[] {
  const [from, until] = [Date.parse(earliest), Date.parse(latest)];
  return slots
    .map((slot) => ({ slot, host: ids.indexOf(slot.hostId), start: Date.parse(slot.startsAt), end: Date.parse(slot.endsAt) }))
    .filter(({ slot, host, start, end }) => host >= 0 && slot.free > 0 && start >= from && end <= until && !overlapping(slot, meetings, travelMinutes))
    .sort((a, b) => a.start - b.start || a.end - b.end || a.host - b.host || compare(a.slot.id, b.slot.id));
}

/** Keeps a chain where it is the best of its combination and last host: whatever follows, the others stay behind it. */
function keep(chain: Chain, best: Best): void {
  let byHost = best.get(chain.code);
  if (!byHost) best.set(chain.code, (byHost = []));
  const { host } = chain.place;
  if (isBetter(chain, byHost[host])) byHost[host] = chain;
}

/** Drops what is furthest behind, where there are too many combinations to follow. */
function prune(best: Best): void {
  if (best.size <= 2 * FOLLOWED) return;
  const first = ([, chains]: [number, (Chain | undefined)[]]): Chain => chains.reduce((a, b) => (b && (!a || isBetter(b, a)) ? b : a))!;
  const ranked = [...best]
    .map((entry) => ({ code: entry[0], chain: first(entry) }))
    .sort((a, b) => b.chain.count - a.chain.count || a.chain.waited - b.chain.waited);
  for (const { code } of ranked.slice(FOLLOWED)) best.delete(code);
}

/** Every chain worth following that ends with this place. `over` are those whose last meeting has ended, `there` those who have also walked. */
function* chainsTo(place: Place, over: Best, there: Best, { units, wishes }: Hosts): Generator<Chain> {
  const { host, start, end } = place;
  const unit = units[host]!;
  const most = wishes[host]!;
  yield { place, before: undefined, code: unit, count: 1, waited: -end, began: start };
  for (const [code, stayed] of over) {
    if (Math.floor(code / unit) % (most + 1) === most) continue;
    let before = stayed[host];
    for (const chain of there.get(code) ?? []) if (chain && isBetter(chain, before)) before = chain;
    if (before) yield { place, before, code: code + unit, count: before.count + 1, waited: before.waited + start - end, began: before.began };
  }
}

/** Hosts that are not met yet, by code. */
function unmetIn({ units, wishes }: Hosts): (code: number) => number {
  const known = new Map<number, number>();
  return (code) => {
    let unmet = known.get(code);
    if (unmet === undefined) known.set(code, (unmet = wishes.filter((most, host) => Math.floor(code / units[host]!) % (most + 1) === 0).length));
    return unmet;
  };
}

const totalWait = (chain: Chain): number => chain.waited + chain.place.end;

/** The best chain of all. Places are taken as they begin; what ended by then can go on. */
function bestChain(places: readonly Place[], hosts: Hosts, travelMs: number): Chain | undefined {
  const ending = [...places].sort((a, b) => a.end - b.end);
  const found = new Map<Place, Chain[]>();
  const over: Best = new Map();
  const there: Best = new Map();
  let [ended, walked] = [0, 0];
  let best: Chain | undefined;
  const unmet = unmetIn(hosts);
  const all = hosts.wishes.reduce((sum, count) => sum + count, 0);
  // Once there is a whole evening: what will wait longer, if only on the way to those who are left, or as long and began no earlier.
  const isHopeless = (chain: Chain): boolean =>
    best?.count === all && (totalWait(chain) + unmet(chain.code) * travelMs - totalWait(best) || chain.began - best.began) >= 0;
  const isBest = (chain: Chain): boolean =>
    !best || chain.count > best.count || (chain.count === best.count && (totalWait(chain) - totalWait(best) || chain.began - best.began) < 0);
  for (const place of places) {
    for (; ended < ending.length && ending[ended]!.end <= place.start; ended++) found.get(ending[ended]!)?.forEach((chain) => keep(chain, over));
    for (; walked < ending.length && ending[walked]!.end + travelMs <= place.start; walked++) {
      found.get(ending[walked]!)?.forEach((chain) => keep(chain, there));
      found.delete(ending[walked]!);
    }
    if (hosts.combinations > COMBINATIONS) [over, there].forEach(prune);
    const chains = [...chainsTo(place, over, there, hosts)].filter((chain) => !isHopeless(chain));
    found.set(place, chains);
    for (const chain of chains) if (isBest(chain)) best = chain;
  }
  return best;
}

/** The best evening for these wishes. Children with the same teacher come in the order in which they are wished for. */
export function proposeRun(wishes: readonly RunWish[], slots: readonly RunSlot[], terms: RunTerms): ConferenceRun {
  const hosts = hostsOf(wishes);
  const best = bestChain(placesOf(slots, hosts, terms), hosts, terms.travelMinutes * 60_000);
  const left = [...wishes];
  const items: RunItem[] = [];
  const evening: RunSlot[] = [];
  for (let chain = best; chain; chain = chain.before) evening.unshift(chain.place.slot);
  for (const { id, hostId, startsAt, endsAt } of evening) {
    const [wish] = left.splice(
      left.findIndex((one) => one.hostId === hostId),
      1,
    );
    items.push({ studentId: wish!.studentId, hostId, slotId: id, startsAt, endsAt });
  }
  const waitingMinutes = best ? (best.waited + best.place.end) / 60_000 : 0;
  return { items, left, waitingMinutes, proven: hosts.combinations <= COMBINATIONS };
}
