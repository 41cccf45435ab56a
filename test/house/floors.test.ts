import { checkCycles, checkFloors, checkOutsiders, checkTargets } from './floors.js';
import { prove } from './prove.js';

const inSrc = ({ path }: { path: string }): boolean => path.startsWith('src/') && path.endsWith('.ts');

prove({
  name: 'imports go down only',
  checker: checkFloors,
  sees: inSrc,
  faults: [
    { fault: 'the cellar knows the ground', files: { 'src/base/a.ts': `import { x } from '../domain/b.js';` }, says: /imports upwards/ },
    { fault: 'a type import upwards counts', files: { 'src/store/a.ts': `import type { X } from '../element/b.js';` }, says: /imports upwards/ },
    { fault: 'an import type inside a type counts', files: { 'src/store/a.ts': `export type A = import('../element/b.js').B;` }, says: /imports upwards/ },
    { fault: 'a dynamic import upwards counts', files: { 'src/client/a.ts': `void import('../sync/b.js');` }, says: /imports upwards/ },
    { fault: 're-exporting counts', files: { 'src/base/a.ts': `export { x } from '../client/b.js';` }, says: /imports upwards/ },
    { fault: 'store and client meet', files: { 'src/store/a.ts': `import { x } from '../client/b.js';` }, says: /strangers/ },
    { fault: 'client and store meet', files: { 'src/client/a.ts': `import type { x } from '../store/b.js';` }, says: /strangers/ },
    { fault: 'ui and school meet', files: { 'src/ui/a.ts': `import { x } from '../school/b.js';` }, says: /strangers/ },
    { fault: 'contract and i18n meet', files: { 'src/i18n/a.ts': `import { x } from '../contract/b.js';` }, says: /strangers/ },
    { fault: 'domain runs the contract', files: { 'src/domain/a.ts': `import { x } from '../contract/b.js';` }, says: /only the types/ },
    { fault: 'one widget knows another', files: { 'src/widgets/a/a.ts': `import { x } from '../b/b.js';` }, says: /another widget/ },
    { fault: 'a widget opens the store', files: { 'src/widgets/a/a.ts': `import type { x } from '../../store/b.js';` }, says: /past the ports/ },
    { fault: 'furniture calls the API', files: { 'src/ui/a.ts': `import { x } from '../client/b.js';` }, says: /past the ports/ },
    { fault: 'furniture knows a domain noun', files: { 'src/ui/a.ts': `import type { x } from '../domain/b.js';` }, says: /domain noun/ },
    { fault: 'somebody else builds the machinery', files: { 'src/school/a.ts': `import { x } from '../sync/b.js';` }, says: /only school\/compose/ },
    { fault: 'the roof builds the machinery', files: { 'src/define.ts': `import { x } from './store/b.js';` }, says: /only school\/compose/ },
    { fault: 'Lit below its floor', files: { 'src/sync/a.ts': `import { html } from 'lit';` }, says: /lit stands/ },
    { fault: 'Lit among the words', files: { 'src/i18n/a.ts': `import { html } from 'lit';` }, says: /lit stands/ },
    { fault: 'idb outside the store', files: { 'src/sync/a.ts': `import { openDB } from 'idb';` }, says: /idb only/ },
    { fault: 'Node in a page', files: { 'src/client/a.ts': `import 'node:fs';` }, says: /runs in a page/ },
    { fault: 'src leans on the demo', files: { 'src/base/a.ts': `import { x } from '../../demo/api/seed.js';` }, says: /nothing beside itself/ },
    { fault: 'a room that no floor has', files: { 'src/attic/a.ts': `import { x } from '../base/b.js';` }, says: /no floor/ },
  ],
  fine: {
    'src/domain/a.ts': `import type { CheckIn } from '../contract/check-in.js';\nimport { type X } from '../contract/x.js';`,
    'src/school/compose.ts': `import { openStore } from '../store/open.js';`,
    'src/school/school.element.ts': `import type { Store } from '../store/store.js';`,
    'src/i18n/a.ts': `import { msg } from '@lit/localize';`,
    'src/widgets/a/a.ts': `import { x } from './b.js';\nimport { contexts } from '../../element/contexts.js';`,
    'src/define.ts': `import './widgets/a/a.js';\nimport './school/school.js';`,
    'src/base/text.ts': `export const quoted = "import { x } from '../client/b.js'";`,
  },
});

prove({
  name: 'demo, stories and tests stand outside',
  checker: checkOutsiders,
  sees: ({ path }) => /^(demo|stories|test)\//.test(path),
  faults: [
    { fault: 'the API uses the client', files: { 'demo/api/a.ts': `import { x } from '../../src/client/b.js';` }, says: /only contract/ },
    { fault: 'a page reaches inside', files: { 'demo/pages/a.ts': `import { x } from '../../src/store/b.js';` }, says: /public entry/ },
    { fault: 'a story reaches inside', files: { 'stories/a.stories.ts': `import { x } from '../src/element/b.js';` }, says: /public entry/ },
    { fault: 'a story looks behind a widget', files: { 'stories/a.stories.ts': `import { x } from '../src/widgets/a/a-view.js';` }, says: /public entry/ },
    { fault: 'a unit test knows more than its room', files: { 'test/store/a.test.ts': `import { x } from '../../src/sync/b.js';` }, says: /knows only/ },
  ],
  fine: {
    'demo/api/a.ts': `import { x } from '../../src/contract/b.js';\nimport { y } from '../../src/base/days.js';`,
    'demo/pages/a.ts': `import '../../src/define.js';`,
    'test/store/a.test.ts': `import { x } from '../../src/store/b.js';\nimport { y } from '../../src/domain/c.js';`,
    'test/school/a.test.ts': `import '../../src/widgets/a/a.js';`,
    'stories/a.stories.ts': `import '../src/define.js';\nimport '../src/widgets/a/a.js';`,
  },
});

prove({
  name: 'no import cycle',
  checker: checkCycles,
  sees: inSrc,
  faults: [
    {
      fault: 'a cycle of three, one of them only a type',
      files: {
        'src/base/a.ts': `import { b } from './b.js';`,
        'src/base/b.ts': `import type { C } from './c.js';`,
        'src/base/c.ts': `export { a } from './a.js';`,
      },
      says: /a cycle: src\/base\/a\.ts → src\/base\/b\.ts → src\/base\/c\.ts → src\/base\/a\.ts/,
    },
    { fault: 'a file that imports itself', files: { 'src/base/a.ts': `import { a } from './a.js';` }, says: /a cycle/ },
  ],
  fine: {
    'src/base/a.ts': `import { b } from './b.js';\nimport { c } from './c.js';`,
    'src/base/b.ts': `import { c } from './c.js';`,
    'src/base/c.ts': `export const c = 1;`,
  },
});

prove({
  name: 'every import names a file that is there',
  checker: checkTargets,
  sees: inSrc,
  faults: [{ fault: 'a file that moved', files: { 'src/base/a.ts': `import { b } from './gone.js';` }, says: /no such file/ }],
});
