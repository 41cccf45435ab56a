/**
 * `npm start`: installs what is missing, opens the demo school and serves it with its pages and its API. Plain Node, because at its start nothing
 * else is there. What goes wrong and can be put right is said in a sentence with the way on; the data is then untouched.
 */
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureInstalled } from '../.config/install.mjs';
import { ensureBuilt, pagesFolder, serverModule } from './build.mjs';

const CLOSING_LIMIT_MS = 10_000;
const root = fileURLToPath(new URL('..', import.meta.url));
const say = (line) => process.stdout.write(`${line}\n`);

function leave(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

function readOptions(args, { PORT, FLYWHEEL_DATA, DATABASE_URL, FLYWHEEL_LOG }) {
  const unknown = args.find((arg) => arg !== '--fresh');
  if (unknown) leave(`npm start knows no ${unknown}. It takes --fresh, which starts over with a new school: npm start -- --fresh`);
  const port = Number(PORT || 4173);
  if (!Number.isInteger(port) || port < 0 || port > 65535) leave(`PORT is ${PORT}, which is no port. Take a number up to 65535: PORT=4174 npm start`);
  return {
    port,
    data: resolve(FLYWHEEL_DATA || `${root}.flywheel/data`),
    databaseUrl: DATABASE_URL || undefined,
    startOver: args.includes('--fresh'),
    log: FLYWHEEL_LOG ? say : undefined,
  };
}

async function main() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) leave(`Flywheel needs Node 20.19 or newer; this is ${process.versions.node}. Get one at https://nodejs.org/`);
  const options = readOptions(process.argv.slice(2), process.env);
  try {
    ensureInstalled();
    await ensureBuilt(() => say('Building pages and server …'));
  } catch (error) {
    leave(error.message);
  }
  const { startServer } = await import(serverModule);
  const server = await startServer({
    ...options,
    pages: pagesFolder,
    migrations: `${root}demo/api/migrations/`,
    onStartOver: () => say(`Starting over: the school in ${options.data} is replaced by a new one.`),
    onNewSchool: () => say('Making the school, once (about ten seconds) …'),
  });
  closeOn(['SIGINT', 'SIGTERM', 'SIGHUP'], server);
  say(`Alder Creek School is open: ${server.address} (its API: ${server.address}api/)`);
  say(
    options.databaseUrl ? 'Its data is in the database of DATABASE_URL.' : `Its data is in ${options.data} and stays there; npm start -- --fresh starts over.`,
  );
  say('Press Ctrl+C to close it.');
}

/** The first signal closes in good order, so that the database is written down; a second one, or a closing that hangs, ends at once. */
function closeOn(signals, server) {
  let closing = false;
  const close = () => {
    if (closing) process.exit(130);
    closing = true;
    setTimeout(() => process.exit(1), CLOSING_LIMIT_MS).unref();
    server.close().then(
      () => process.exit(0),
      (error) => leave(`The school did not close well: ${error.message}. What was sent is in the database.`),
    );
  };
  for (const signal of signals) process.on(signal, close);
}

main().catch((error) => {
  if (error?.wayOn) leave(`${error.what} ${error.wayOn}`);
  throw error;
});
