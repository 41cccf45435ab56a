/**
 * `npm run pictures`: every story in each of the looks, and the demo's page, as pictures in a folder of this commit below `.flywheel/pictures/`, with a contact
 * sheet for each widget; and the README's own. `-- --only goal-tracker` takes those whose id holds the words, `-- --look print`
 * the looks that begin so (both may be said more than once); `-- --against <commit or folder>` lists what
 * differs from pictures that were kept; `-- --readme` takes the README's alone. It judges nothing; the command builds the stories first.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Browser } from 'playwright-core';
import { entries, openBrowser, serveStories, StoryWalker, type Entry } from '../stories/built.js';
import { differences } from './compare.js';
import { photographDemo } from './demo.js';
import { fileOf, isSeenIn, looks, type Look } from './looks.js';
import { changesSheet, sheetsOf, type Taken } from './sheet.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const all = join(root, '.flywheel/pictures');
const kept = (name: string): string => join(root, 'stories/pictures', `${name}.png`);
/** Storybook's own space around a story. */
const MARGIN = 24;
/** axe has its own walk through the stories; here it would only take time. */
const WITHOUT_AXE = 'a11y.manual:!true';

const git = (...words: string[]): string => execFileSync('git', words, { cwd: root, encoding: 'utf8' }).trim();
const folderOf = (commit: string): string => join(all, git('rev-parse', '--short=12', `${commit}^{commit}`));

/** The folder that a picture is compared with. @throws where there is none, and says how to make it. */
function folderAgainst(wish: string): string {
  if (existsSync(wish) && statSync(wish).isDirectory()) return wish;
  const folder = folderOf(wish);
  if (existsSync(folder)) return folder;
  throw new Error(`There are no pictures of ${wish}. Check it out, run "npm run pictures" there, and name the folder that it tells.`);
}

async function photograph(browser: Browser, url: string, folder: string, look: Look, stories: readonly Entry[]): Promise<Taken[]> {
  const viewport = { width: look.width + MARGIN, height: 700 };
  const walker = await StoryWalker.open(browser, url, { viewport, ...look.page });
  const dress = `width:${look.width + MARGIN}px;${look.dress};${WITHOUT_AXE}`;
  const taken: Taken[] = [];
  for (const { id, title, name } of stories.filter((story) => isSeenIn(story, look))) {
    await walker.page.emulateMedia({ media: null });
    const { threw } = await walker.show({ id }, dress);
    if (threw) throw new Error(`${id}: ${threw}`);
    await walker.troubles();
    await walker.page.emulateMedia({ media: look.media ?? null });
    await walker.page.evaluate(() => document.fonts.ready);
    const file = fileOf(id, look.name);
    await walker.page.screenshot({ path: join(folder, file), fullPage: true, animations: 'disabled', caret: 'hide' });
    taken.push({ id, title, name, look: look.name, file });
  }
  await walker.page.close();
  return taken;
}

/** Two looks at a time: one page waits while the other draws. */
async function photographAll(browser: Browser, url: string, folder: string, stories: readonly Entry[], wanted: readonly Look[]): Promise<Taken[]> {
  const waiting = [...wanted];
  const taken: Taken[] = [];
  const work = async (): Promise<void> => {
    for (let look = waiting.shift(); look; look = waiting.shift()) {
      taken.push(...(await photograph(browser, url, folder, look, stories)));
      console.log(`${look.name}: done`);
    }
  };
  await Promise.all([work(), work()]);
  const order = (look: string): number => looks.findIndex(({ name }) => name === look);
  return taken.sort((a, b) => order(a.look) - order(b.look));
}

/** The pictures that are kept: a family's card, tracker, scheduler and thread with what they began to write, and what school and student said; and all together. */
async function photographForReadme(browser: Browser, url: string): Promise<void> {
  const widgets = ['check-in-card', 'goal-tracker', 'conference-scheduler', 'message-thread'].map((name) => ({
    name,
    id: `widgets-${name}-guardian--saved`,
    width: 664,
  }));
  for (const { name, id, width } of [{ name: 'a-familys-week', id: 'scenes--a-familys-week', width: 1224 }, ...widgets]) {
    const walker = await StoryWalker.open(browser, url, { viewport: { width, height: 1000 }, deviceScaleFactor: 1.2, reducedMotion: 'reduce' });
    await walker.show({ id }, `scheme:light;width:${width}px`);
    await walker.troubles();
    await walker.page.evaluate(() => document.fonts.ready);
    await walker.page.locator('#storybook-root').screenshot({ path: kept(name) });
    await walker.page.close();
  }
}

async function compareWith(browser: Browser, before: string, after: string, isMeant: (file: string) => boolean): Promise<void> {
  const changes = await differences(browser, before, after, isMeant);
  for (const { file, kind, share } of changes) console.log(`${kind === 'changed' ? `${(share * 100).toFixed(2)} %` : kind}  ${file}`);
  const pathTo = (file: string): string => relative(after, join(before, file));
  writeFileSync(join(after, 'changed.html'), changesSheet(relative(root, before), changes, pathTo));
  console.log(`${changes.length} pictures differ; see ${relative(process.cwd(), join(after, 'changed.html'))}`);
}

const several = { type: 'string', multiple: true } as const;

async function main(browser: Browser, url: string): Promise<void> {
  const { values } = parseArgs({ options: { only: several, look: several, against: { type: 'string' }, readme: { type: 'boolean' } } });
  if (values.readme) return photographForReadme(browser, url);
  const before = values.against === undefined ? undefined : folderAgainst(values.against);
  const folder = `${folderOf('HEAD')}${git('status', '--porcelain') ? '-changed' : ''}`;
  if (before === folder) throw new Error('These are the pictures of this very commit: there is nothing to compare.');
  mkdirSync(folder, { recursive: true });
  const holdsOneOf = (words: readonly string[] | undefined, name: string): boolean => words === undefined || words.some((word) => name.includes(word));
  const wanted = looks.filter(({ name }) => values.look?.some((look) => name.startsWith(look)) ?? true);
  const stories = entries().filter(({ type, id }) => type === 'story' && holdsOneOf(values.only, id));
  const taken = await photographAll(browser, url, folder, stories, wanted);
  for (const [file, html] of sheetsOf(taken)) writeFileSync(join(folder, file), html);
  if (values.only === undefined && values.look === undefined) {
    await photographForReadme(browser, url);
    await photographDemo(browser, `${folder}/`);
  }
  console.log(`${taken.length} pictures; look at ${relative(process.cwd(), join(folder, 'index.html'))}`);
  const isMeant = (file: string): boolean => holdsOneOf(values.only, file) && wanted.some(({ name }) => file.endsWith(fileOf('', name)));
  if (before) await compareWith(browser, before, folder, isMeant);
}

const browser = await openBrowser();
const { url, server } = await serveStories();
try {
  await main(browser, url);
} finally {
  await browser.close();
  server.close();
}
