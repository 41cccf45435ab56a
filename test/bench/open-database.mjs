/** What the embedded database alone needs: a process of its own that opens the folder named on its command line, asks once, says so and goes. */
const { PGlite } = await import('@electric-sql/pglite');
const database = await PGlite.create({ dataDir: process.argv[2] });
await database.query('select 1');
process.stdout.write('open\n');
await database.close();
