/**
 * Where the demo school's data is, and how it is opened, migrated and seeded: the embedded database in its folder, or a PostgreSQL server. What is
 * wrong and can be put right comes as `Refused`. It knows nothing of HTTP.
 */
import { takeDataFolder, secretIn } from './db/data-folder.js';
import { openDatabase, type Database } from './db/database.js';
import { ChangedMigration, migrate, readMigrations } from './db/migrate.js';
import { Refused } from './db/refused.js';
import { todayIn } from './rules/check-in-entry.js';
import { SCHOOL_ZONE } from './seed/calendar.js';
import { seedSchool } from './seed/seed-school.js';

export interface SchoolPlace {
  /** The folder of the embedded database and the secret. */
  readonly data: string;
  /** A PostgreSQL server instead; the folder then holds the secret only, and several processes may share both. */
  readonly databaseUrl?: string | undefined;
  /** Removes the database of the folder first. */
  readonly startOver?: boolean | undefined;
  /** Called before that. */
  readonly onStartOver?: (() => void) | undefined;
  /** The folder of the numbered SQL files, where the code does not lie beside them. */
  readonly migrations?: string | undefined;
  /** Where this process can be reached, for whoever comes second. */
  readonly address: string;
}

export interface School {
  /** Signs the demo's tokens. */
  readonly secret: string;
  /** The first opening makes and fills a database. */
  readonly isNew: boolean;
  open(): Promise<Database>;
  /** After the database is closed: lets the next process have it. */
  release(): void;
}

/** Takes the place for this process; nothing is opened yet. @throws {Refused} */
export function takeSchool({ data, databaseUrl, startOver = false, onStartOver, migrations, address }: SchoolPlace): School {
  const fill = filler(migrations);
  if (databaseUrl !== undefined) {
    if (startOver)
      throw new Refused(
        '--fresh starts over the demo’s own database only; DATABASE_URL names another, which is left as it is.',
        'Empty that one yourself, or leave out one of the two.',
      );
    return { secret: secretIn(data), isNew: false, open: () => openOnServer(databaseUrl, fill), release: () => undefined };
  }
  const folder = takeDataFolder(data, { address, startOver, onStartOver });
  const open = () =>
    filled(() => folder.open(fill), 'Start over with a new school: npm start -- --fresh. Or keep it and use another folder: FLYWHEEL_DATA=<folder> npm start');
  return { secret: folder.secret, isNew: folder.isNew, open, release: folder.release };
}

type Fill = (database: Database) => Promise<void>;

const filler =
  (migrations: string | undefined): Fill =>
  async ({ pool }) => {
    await migrate(pool, readMigrations(migrations));
    await seedSchool(pool, { today: todayIn(SCHOOL_ZONE, Date.now()) });
  };

async function openOnServer(url: string, fill: Fill): Promise<Database> {
  let database: Database;
  try {
    database = await openDatabase({ url });
  } catch (error) {
    // The driver's sentence, never the URL: it holds a password.
    const reason = (error as { code?: string }).code ?? (error as Error).message;
    throw new Refused(
      `The PostgreSQL server of DATABASE_URL does not let us in (${reason}).`,
      'Start it, or correct DATABASE_URL; without it the demo brings its own database.',
      error,
    );
  }
  await filled(() => fill(database), 'Name another database in DATABASE_URL.');
  return database;
}

async function filled<T>(run: () => Promise<T>, wayOn: string): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof ChangedMigration)) throw error;
    throw new Refused('The database was made by another version of Flywheel. Nothing in it was changed.', wayOn, error);
  }
}
