/** What people have set about messages. */
import type { MessageSettings, MessageSettingsBody } from '../../../src/contract/message-settings.js';
import { first, run, statement, type Db } from './statement.js';

type Settings = Omit<MessageSettings, 'personId'>;
const one = statement<Settings>(
  'message_settings',
  'select read_receipts as "readReceipts", digest, hours, version from message_settings where school_id = $1 and person_id = $2',
);
const untouched: Settings = { readReceipts: true, digest: 'each', hours: null, version: 1 };
/** What somebody has set; who has not has version 1. */
export const findSettings = async (db: Db, schoolId: string, personId: string): Promise<MessageSettings> => ({
  personId,
  ...((await first(db, one, schoolId, personId)) ?? untouched),
});

const lock = statement<object>('message_settings_lock', 'select from people where school_id = $1 and id = $2 for no key update');
/** The same; nobody else sets it until the transaction ends. */
export async function lockSettings(db: Db, schoolId: string, personId: string): Promise<MessageSettings> {
  await first(db, lock, schoolId, personId);
  return findSettings(db, schoolId, personId);
}

const save = statement<object>(
  'message_settings_save',
  `insert into message_settings (school_id, person_id, read_receipts, digest, hours, version, updated_at) values ($1, $2, $3, $4, $5::jsonb, $6, $7)
   on conflict (school_id, person_id) do update set read_receipts = $3, digest = $4, hours = $5::jsonb, version = $6, updated_at = $7`,
);
export const saveSettings = (db: Db, schoolId: string, personId: string, body: MessageSettingsBody, version: number, now: Date) =>
  run(db, save, schoolId, personId, body.readReceipts, body.digest, body.hours && JSON.stringify(body.hours), version, now);
