/** Seats that became free go to the first who waits, as a hold that lasts longer. It waits for nobody: who is busy booking at that moment is passed over. */
import { newId } from '../ids.js';
import { insertBooking } from '../queries/booking-changes.js';
import { familyOf, lockIfCalm, standingOf } from '../queries/families.js';
import { appendEvents } from '../queries/feed.js';
import { leaveNotice } from '../queries/notices.js';
import { takeSeat } from '../queries/seats.js';
import { leaveSlotNews } from '../queries/slot-news.js';
import type { Db } from '../queries/statement.js';
import { deleteWatches, listWaiting, listWanted, type OpenSlot, type Waiting } from '../queries/waiting.js';
import { obstacleIn } from '../rules/booking-rights.js';

/** Offers what is free of one slot, in the transaction that freed it; or `null`: of every slot. */
export async function offerFreed(db: Db, now: Date, slotId: string | null): Promise<void> {
  for (const slot of await listWanted(db, now, slotId)) {
    for (const waiting of await listWaiting(db, slot.schoolId, slot.id)) {
      if ((await offerTo(db, now, slot, waiting)) === 'no-seat') break;
    }
  }
}

const iso = (at: string) => new Date(at).toISOString();

async function offerTo(db: Db, now: Date, slot: OpenSlot, { studentId, personId, household }: Waiting): Promise<'offered' | 'passed' | 'no-seat'> {
  const { schoolId, id: slotId, conferenceId, hostId, offerMinutes } = slot;
  const people = await familyOf(db, schoolId, studentId, household, slot.isStudentLed);
  if (!(await lockIfCalm(db, schoolId, studentId, people))) return 'passed';
  const { startsAt, endsAt, households, travelMinutes } = slot;
  const around = {
    conferenceId,
    studentId,
    household,
    people,
    households,
    now,
    except: [],
    hostId,
    startsAt,
    endsAt,
    travelMinutes,
    slotId,
    guardianId: personId,
  };
  if (obstacleIn(slot, await standingOf(db, schoolId, around))) return 'passed';

  const id = newId(now.getTime());
  const until = new Date(Math.min(now.getTime() + offerMinutes * 60_000, Date.parse(startsAt)));
  const everyone = [...new Set([...people, personId])];
  const seat = await takeSeat(db, schoolId, { slotId, bookingId: id, until, now, people: everyone });
  if (seat === undefined) return 'no-seat';
  // Only who is offered a seat gives up their place.
  await deleteWatches(db, schoolId, slotId, studentId, everyone);
  const made = { id, conferenceId, slotId, hostId, seat, studentId, household, holdExpiresAt: until, offered: true, details: null, people };
  await insertBooking(db, { schoolId, personId, at: now }, made);
  await appendEvents(db, schoolId, everyone, { at: now, type: 'booking-offered', studentId, recordId: id });
  const meeting = { startsAt: iso(startsAt), endsAt: iso(endsAt), heldUntil: until.toISOString(), madeAt: null };
  const of = { studentId, conferenceId, recordId: id, version: 1, hostId, personIds: everyone, byId: null };
  await leaveNotice(db, schoolId, now, { type: 'booking-offered', ...of, ...meeting });
  await leaveSlotNews(db, schoolId, newId(now.getTime()), conferenceId, hostId);
  return 'offered';
}
