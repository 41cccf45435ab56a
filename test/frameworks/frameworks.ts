/**
 * Small pages in React, Vue, Svelte and Angular, each built by its own bundler from the packed package and opened in Chromium against the reference API: the card
 * appears for the guardian, properties arrive, an event tells what became of the words, a server may draw the tag, and a mistake in a template is an error.
 * `npm run frameworks` runs it; `npm test` does not, because it needs the registry and minutes.
 */
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { after, before, describe, it, type TestContext } from 'node:test';
import type { Page } from 'playwright-core';
import { CardPage } from '../support/card-page.js';
import { SchoolDay } from '../support/school-day.js';
import { Workshop } from './prepare.js';

const workshop = new Workshop();
before(() => workshop.install());
after(() => workshop.close());
const day = new SchoolDay({ embedded: true });

interface Framework {
  readonly name: string;
  readonly major: RegExp;
  readonly package: string;
  /** Where its bundler leaves the page, below `dist/`. */
  readonly built: string;
  readonly build: () => Promise<unknown>;
  /** Checks the types of the page and of its mistakes. Angular does so as it builds, and knows no types of custom elements. */
  readonly types?: () => Promise<unknown>;
  readonly server?: () => Promise<unknown>;
}

const vite =
  (name: string, ...more: readonly string[]) =>
  () =>
    workshop.tool('vite/bin/vite.js', ['build', '--mode', name, '--logLevel', 'error', ...more]);

/** svelte-check has no word for "an error is expected here": it must find these, and nothing else. */
async function svelteMistakes(): Promise<void> {
  const args = ['--workspace', 'svelte', '--tsconfig', './tsconfig.json', '--output', 'machine-verbose', '--threshold', 'error'];
  const said = await workshop.tool('svelte-check/bin/svelte-check', args).then(
    () => 'svelte-check found no error',
    (error: Error) => error.message,
  );
  const found = [...said.matchAll(/^\d+ (\{"type":"ERROR".*\})$/gm)].map((match) => JSON.parse(match[1]!) as { filename: string; start: { line: number } });
  const lines = readFileSync(workshop.path('svelte/Mistakes.svelte'), 'utf8').split('\n');
  const mistakes = lines.flatMap((line, index) => (line.startsWith('<flywheel-') ? [`Mistakes.svelte:${index}`] : []));
  assert.equal(mistakes.length, 5);
  assert.deepEqual(
    found.map(({ filename, start }) => `${filename}:${start.line}`),
    mistakes,
    said,
  );
}

const frameworks: readonly Framework[] = [
  {
    name: 'react',
    major: /^19\./,
    package: 'react',
    built: 'react',
    build: vite('react'),
    types: () => workshop.tool('typescript/bin/tsc', ['-p', 'react']),
    server: vite('react', '--ssr', 'server.tsx'),
  },
  {
    name: 'vue',
    major: /^3\./,
    package: 'vue',
    built: 'vue',
    build: vite('vue'),
    types: () => workshop.tool('vue-tsc/bin/vue-tsc.js', ['-p', 'vue']),
    server: vite('vue', '--ssr', 'server.ts'),
  },
  {
    name: 'svelte',
    major: /^5\./,
    package: 'svelte',
    built: 'svelte',
    build: vite('svelte'),
    types: svelteMistakes,
    server: vite('svelte', '--ssr', 'server.ts'),
  },
  {
    name: 'angular',
    major: /^21\./,
    package: '@angular/core',
    built: 'angular/browser',
    build: () => workshop.tool('@angular/cli/bin/ng.js', ['build', '--base-href', '/angular/'], 'angular'),
  },
];

/** Puts the built page and its files on the school's site, under the framework's name. */
async function publish({ name, built }: Framework): Promise<void> {
  const folder = workshop.path('dist', built);
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    day.school.pages.put(`/${name}/${relative(folder, path).replaceAll('\\', '/')}`, { body: readFileSync(path, 'utf8') });
  }
  day.school.pages.put('/my-token', { body: await day.school.token('dana-brooks') });
}

/** The page on a device of its own; what it throws fails the test. */
async function visit(t: TestContext, name: string): Promise<{ page: Page; card: CardPage; errors: string[] }> {
  const page = await (await day.device(t)).newPage();
  const errors: string[] = [];
  page.on('pageerror', ({ message }) => errors.push(message));
  await page.goto(`${day.school.origin}/${name}/index.html`);
  return { page, card: CardPage.on(page), errors };
}

for (const framework of frameworks) {
  const { name, types, server } = framework;
  describe(name, () => {
    it('is built by its own bundler from the packed package', async () => {
      assert.match(workshop.versionOf(framework.package), framework.major);
      await framework.build();
      await publish(framework);
    });

    it('shows the card to whom its property signs in, and a property that changes arrives', async (t) => {
      const { page, card, errors } = await visit(t, name);
      await card.ready();
      await card.send.waitFor();
      await page.getByRole('button', { name: 'Other language' }).click();
      await card.button('Enviar').waitFor();
      await page.getByRole('button', { name: 'Other language' }).click();
      await card.send.waitFor();
      assert.deepEqual(errors, []);
    });

    it('keeps what is typed when the page is drawn again, and hears by an event which record it became', async (t) => {
      const { page, card, errors } = await visit(t, name);
      const words = `Slept well, says ${name}`;
      await card.type(words);
      await page.getByRole('button', { name: 'Draw again' }).click();
      await page.getByText('Drawn 2 times', { exact: true }).waitFor();
      await card.holds(words);
      await card.feeling('Calm').click();
      await card.send.click();
      await card.arrived(words);
      const records = await day.school.rows<{ id: string }>('select id from check_ins where note = $1', [words]);
      assert.equal(records.length, 1);
      await page.getByText(`Sent ${records[0]!.id}`, { exact: true }).waitFor();
      assert.deepEqual(errors, []);
    });

    if (types) it('knows the types of the tags in a template, and finds each mistake', async () => void (await types()));

    if (server) {
      it('draws the tag on a server, with what stands between', async () => {
        await server();
        const text = await workshop.inNode(`const { render } = await import('./dist/${name}-server/server.js'); process.stdout.write(await render());`);
        assert.match(
          text,
          /<flywheel-school[^>]* api="\/api\/"[^>]*>.*<flywheel-check-in-card[^>]* mode="feelings"[^>]*>.*the school office.*<\/flywheel-check-in-card>/s,
        );
      });
    }
  });
}
