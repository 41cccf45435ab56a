/**
 * That seats were taken or freed, for everyone who may see the conference. A change only leaves a row, which waits for nobody; afterwards all that
 * lies there becomes one event a person and host. A thousand bookings at once are a few events, and none of them holds the others up.
 */
import { all, run, statement, type Db } from './statement.js';

const leave = statement('news_leave', 'insert into slot_news (school_id, id, conference_id, host_id) values ($1, $2, $3, $4)');
export const leaveSlotNews = (db: Db, schoolId: string, id: string, conferenceId: string, hostId: string) => run(db, leave, schoolId, id, conferenceId, hostId);

export interface SlotNews {
  readonly schoolId: string;
  readonly conferenceId: string;
  readonly hostId: string;
}
const take = statement<SlotNews>(
  'news_take',
  `with taken as (
     delete from slot_news n using (select school_id, id from slot_news order by school_id, id limit 5000 for update skip locked) old
     where n.school_id = old.school_id and n.id = old.id returning n.school_id, n.conference_id, n.host_id)
   select distinct school_id as "schoolId", conference_id as "conferenceId", host_id as "hostId" from taken order by 1, 2, 3`,
);
/** Takes what lies there, each conference and host once. */
export const takeSlotNews = (db: Db) => all(db, take);
