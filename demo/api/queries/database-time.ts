/** What time it is in the database: one clock for all processes that stand before it. */
import { first, statement, type Db } from './statement.js';

const now = statement<{ now: Date }>('database_time', 'select clock_timestamp() as now');
export const databaseTime = async (db: Db) => (await first(db, now))!.now;
