import { prove } from './prove.js';
import { checkCommands, checkFigures, checkLinks } from './readme.js';
import { textOf } from './source.js';

const isReadme = ({ path }: { path: string }): boolean => path === 'README.md';
const manifest = { 'package.json': JSON.stringify({ scripts: { start: 'node demo/start.mjs', test: 'node test/run.mjs', bench: 'node test/bench/run.mjs' } }) };
const shell = (line: string): Record<string, string> => ({ ...manifest, 'README.md': `# Flywheel\n\`\`\`sh\n${line}\n\`\`\`\n` });
const measured = JSON.parse(textOf('test/bench/figures.json') ?? '{}') as Record<string, string>;

prove({
  name: 'the README names commands that run',
  checker: checkCommands,
  sees: isReadme,
  faults: [
    { fault: 'a script that is not there', files: shell('npm run deploy'), says: /no script deploy/ },
    { fault: 'a command that npm does not know', files: shell('npm begin'), says: /npm does not know/ },
    { fault: 'a file that is not there', files: shell('node scripts/build.mjs'), says: /no scripts\/build/ },
  ],
  fine: shell('npm start # the demo school\nPORT=5000 npm start\nnpm test\nnpm run bench'),
});

prove({
  name: 'the README links to files that are there',
  checker: checkLinks,
  sees: isReadme,
  faults: [{ fault: 'a decision that moved', files: { 'README.md': 'See [why](stories/decisions/9.md).' }, says: /not there/ }],
  fine: { 'README.md': 'See [why](stories/decisions/1.md), [all](./stories/), [above](#top), [Lit](https://lit.dev).', 'stories/decisions/1.md': '' },
});

prove({
  name: 'the README says what was measured',
  checker: checkFigures({ ...measured, 'planted-size': '31 kB' }),
  sees: isReadme,
  faults: [
    { fault: 'a figure that nobody measures', files: { 'README.md': '<!-- figure:moon-distance -->3 km<!-- /figure -->' }, says: /nobody measures/ },
    {
      fault: 'a figure that has moved on',
      files: { 'README.md': 'It is <!-- figure:planted-size -->29 kB<!-- /figure --> small.' },
      says: /says planted-size is 29 kB; measured: 31 kB/,
    },
  ],
  fine: { 'README.md': 'It is <!-- figure:planted-size -->31 kB<!-- /figure --> small.' },
});
