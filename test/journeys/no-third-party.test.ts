/** A whole day at the demo's page, with every request written down: none goes anywhere but to the page's own origin. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CardPage } from '../support/card-page.js';
import { SchoolDay } from '../support/school-day.js';

const day = new SchoolDay();

test('X-19 no request leaves the origin, no token or word stands in an address', async (t) => {
  const device = await day.device(t);
  const asked: string[] = [];
  device.on('request', (request) => asked.push(request.url()));
  const sockets: string[] = [];
  const page = await device.newPage();
  page.on('websocket', (socket) => sockets.push(socket.url()));
  await page.goto(`${day.school.origin}/`);
  for (const name of ['Dana Brooks', 'Rosa Castillo', 'Layla Haddad', 'Maya Brooks-Hill', 'Ms. Rivera']) {
    await page.getByRole('button', { name, exact: true }).click();
    await page.locator('flywheel-check-in-card').first().getByRole('heading', { level: 2 }).waitFor();
  }
  await page.getByRole('button', { name: 'Dana Brooks', exact: true }).click();
  const card = CardPage.on(page);
  await card.type('unmistakable-words');
  await card.saved();
  await page.reload();
  await card.holds('unmistakable-words');
  await card.send.click();
  await card.arrived('unmistakable-words');
  await card.button('Earlier check-ins').click();
  await card.root.locator('flywheel-check-in-history').getByRole('article').first().waitFor();

  assert.ok(asked.length > 20, `${asked.length} requests`);
  const elsewhere = asked.filter((url) => !url.startsWith(`${day.school.origin}/`) && !url.startsWith('data:') && !url.startsWith('blob:'));
  assert.deepEqual(elsewhere, []);
  assert.deepEqual(sockets, []);
  const tokens = new Set(day.school.network.seen.flatMap(({ headers }) => headers.authorization?.replace('Bearer ', '') ?? []));
  assert.ok(tokens.size > 0);
  for (const url of asked) {
    assert.ok(!url.includes('unmistakable'), `words in ${url}`);
    assert.ok(![...tokens].some((token) => url.includes(token)), 'a token in an address');
  }
  assert.ok(day.school.network.seen.every(({ headers }) => headers.cookie === undefined));
});
