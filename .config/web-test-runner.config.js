import { fileURLToPath } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { chromeLauncher } from '@web/test-runner-chrome';
import { a11ySnapshotPlugin } from '@web/test-runner-commands/plugins';
import { chromeArgs, findChrome } from '../test/support/browsers.mjs';

export default {
  rootDir: fileURLToPath(new URL('..', import.meta.url)),
  files: ['test/{base,domain,contract,store,client,sync,element,ui,school,widgets}/**/*.test.ts'],
  nodeResolve: { exportConditions: ['production'] },
  concurrency: 1,
  browsers: [chromeLauncher({ launchOptions: { executablePath: await findChrome(), headless: true, args: chromeArgs } })],
  plugins: [a11ySnapshotPlugin(), esbuildPlugin({ ts: true, target: 'es2022', tsconfig: fileURLToPath(new URL('../tsconfig.json', import.meta.url)) })],
  testFramework: { config: { timeout: 15000 } },
  testsFinishTimeout: 180000,
};
