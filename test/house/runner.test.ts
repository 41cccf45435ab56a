/** The runner of all tests, on planted steps: what it must not let pass, and what it adds up. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { runSteps } from '../support/run-steps.mjs';
import { eventually } from '../support/eventually.js';
import { inOneProcess, nodeTests, steps } from '../support/steps.mjs';

const folder = mkdtempSync(join(tmpdir(), 'flywheel-runner-'));
after(() => rmSync(folder, { recursive: true, force: true }));

function testFile(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, `import { after, before, describe, it } from 'node:test';\n${text}`);
  return path;
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

const script = (code: string) => ['node', '-e', code];
const counting = (tally: object) => ({
  counts: true,
  command: ({ tally: path }: { tally: string }) => script(`require('fs').writeFileSync(${JSON.stringify(path)}, ${JSON.stringify(JSON.stringify(tally))})`),
});

async function run(some: readonly object[]): Promise<{ results: Record<string, string>; told: string }> {
  const lines: string[] = [];
  const results = (await runSteps(some, (line: string) => lines.push(line))) as { name: string; passed: number; failed: number }[];
  return { results: Object.fromEntries(results.map(({ name, passed, failed }) => [name, `${passed}/${failed}`])), told: lines.join('\n') };
}

describe('the runner', () => {
  it('counts a check as one, passed or failed, and shows what a failed one said', async () => {
    const { results, told } = await run([
      { name: 'good', command: script('') },
      { name: 'bad', command: script('console.log("line 7 is wrong"); process.exit(1)') },
    ]);
    assert.deepEqual(results, { good: '1/0', bad: '0/1' });
    assert.match(told, /FAILED {2}bad/);
    assert.match(told, /line 7 is wrong/);
  });

  it('fails a step that ran no test, although it ended well', async () => {
    const { results, told } = await run([{ name: 'empty', ...counting({ passed: 0, failed: 0, skipped: 0 }) }]);
    assert.deepEqual(results, { empty: '0/1' });
    assert.match(told, /empty ran no test at all/);
  });

  it('fails a step that ended badly, although no test of it failed', async () => {
    const { results } = await run([{ name: 'crash', counts: true, command: () => script('process.exit(3)') }]);
    assert.deepEqual(results, { crash: '0/1' });
  });

  it('fails what needs a failed step, and goes on with the rest', async () => {
    const { results, told } = await run([
      { name: 'build', command: script('process.exit(1)') },
      { name: 'size', command: script(''), needs: ['build'] },
      { name: 'words', ...counting({ passed: 5, failed: 0, skipped: 0 }) },
    ]);
    assert.deepEqual(results, { build: '0/1', size: '0/1', words: '5/0' });
    assert.match(told, /size +it needs build/);
  });

  it('fails a command that is not there', async () => {
    const { results } = await run([{ name: 'lost', command: ['flywheel-no-such-command'] }]);
    assert.deepEqual(results, { lost: '0/1' });
  });

  it('ends a step that does not end', async () => {
    const { results, told } = await run([{ name: 'endless', command: script('setInterval(() => {}, 1000)'), minutes: 0.005 }]);
    assert.deepEqual(results, { endless: '0/1' });
    assert.match(told, /Stopped after/);
  });

  it('lets a step that does not end take along what it has started in a group of its own, and kills one that will not', async () => {
    const apart = `const { spawn } = require('node:child_process');
      const far = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { detached: true });
      console.log('far ' + far.pid);`;
    const { told } = await run([
      { name: 'tidy', command: script(`${apart} process.on('SIGTERM', () => { far.kill(); process.exit(1); }); setInterval(() => {}, 1000)`), minutes: 0.05 },
    ]);
    const [, far] = /far (\d+)/.exec(told)!;
    await eventually(
      'what it started is gone',
      () => Promise.resolve(isAlive(Number(far))),
      (alive) => !alive,
    );
    const { results } = await run([{ name: 'deaf', command: script(`process.on('SIGTERM', () => {}); setInterval(() => {}, 1000)`), minutes: 0.02 }]);
    assert.deepEqual(results, { deaf: '0/1' });
  });

  it('runs files in one process as suites of their own: hooks stay with their file, and one that cannot be loaded is a failure', async () => {
    const hooked = (name: string) => `let open = false; before(() => { open = true; globalThis.opened = [...(globalThis.opened ?? []), '${name}']; });
      after(() => { open = false; }); it('${name}', () => { if (!open || globalThis.opened.at(-1) !== '${name}') throw new Error('not mine'); });`;
    const files = [testFile('d.test.mjs', hooked('d')), testFile('e.test.mjs', `throw new Error('cannot even load');`), testFile('f.test.mjs', hooked('f'))];
    const { results, told } = await run([{ name: 'one', counts: true, command: inOneProcess(files) }]);
    assert.deepEqual(results, { one: '2/1' });
    assert.match(told, /cannot even load/);
  });

  it('runs files in one process that share a module which waits: the hooks of each are for its own tests', async () => {
    const slow = testFile('slow.mjs', `await new Promise((done) => setTimeout(done, 50)); export const waited = true;`);
    const hooked = (name: string) => `import ${JSON.stringify(slow)}; before(() => { globalThis.begun = [...(globalThis.begun ?? []), '${name}']; });
      it('${name}', () => { if (globalThis.begun.at(-1) !== '${name}') throw new Error('begun are ' + globalThis.begun); });`;
    const { results, told } = await run([
      { name: 'one', counts: true, command: inOneProcess(['g', 'h', 'i'].map((name) => testFile(`${name}.test.mjs`, hooked(name)))) },
    ]);
    assert.deepEqual(results, { one: '3/0' }, told);
  });

  it('counts tests, not the suites around them; a file that crashes or holds no test is a failure', async () => {
    const files = [
      testFile('a.test.mjs', `it('one', () => {}); describe('some', () => { it('two', () => {}); it('three', () => { throw new Error('no'); }); });`),
      testFile('b.test.mjs', `export {};`),
      testFile('c.test.mjs', `throw new Error('cannot even load');`),
    ];
    const { results, told } = await run([{ name: 'node', counts: true, command: nodeTests(files) }]);
    assert.deepEqual(results, { node: '2/3' });
    assert.match(told, /cannot even load|c\.test\.mjs/);
  });

  it('runs what a zone can bite in each engine, and each of the two zones in one of them at least', () => {
    const browser = (wishes: object) =>
      (steps(wishes) as { browser?: string; env?: { TZ?: string; BROWSERS?: string } }[]).flatMap(({ env }) =>
        env?.BROWSERS ? [`${env.BROWSERS} ${env.TZ ?? ''}`.trim()] : [],
      );
    assert.deepEqual(browser({}), ['firefox Australia/Sydney', 'chromium America/New_York']);
    const everywhere = ['chromium', 'firefox'].flatMap((engine) => ['', ' America/New_York', ' Australia/Sydney'].map((zone) => engine + zone));
    assert.deepEqual(browser({ zones: true }).sort(), everywhere.sort());
  });

  it('has steps that need only steps that are there, and no name twice', () => {
    const all = steps({ webkit: true, zones: true }) as { name: string; needs?: string[] }[];
    const names = all.map(({ name }) => name);
    assert.equal(new Set(names).size, names.length);
    for (const { name, needs = [] } of all) for (const need of needs) assert.ok(names.includes(need), `${name} needs ${need}`);
  });
});
