/**
 * Runs the test files named to it one after the other in this process, each as a suite of its name: what they all load, and the PostgreSQL and the
 * browser that they would each start, is there once. A file that cannot be loaded is a failed test, and the others go on. A file whose tests change
 * what a process has, its environment for example, does not belong here.
 */
import { resolve } from 'node:path';
import { describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';

/** A file that takes as long as this hangs: it fails by its name, and the others go on. */
const hangsMs = 600_000;

// One is loaded before the next is begun: of files that load at once and share a module which waits, all tests and hooks would be those of one.
for (const file of process.argv.slice(2))
  await new Promise((isLoaded) => {
    describe(file, { timeout: hangsMs }, async () => {
      try {
        await import(pathToFileURL(resolve(file)).href);
      } catch (error) {
        test('can be loaded', () => Promise.reject(error));
      } finally {
        isLoaded();
      }
    });
  });
