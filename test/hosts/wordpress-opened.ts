/**
 * What a WordPress shows of ours, opened in a browser of either engine over the built files: the plugin's shortcodes, an address that was pasted, and the answer
 * of the demo's oEmbed are each the live card. `chromium.test.ts` and `firefox.test.ts` run it.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answerOembed } from '../../demo/api/oembed.js';
import type { Engine } from '../support/any-browser.js';
import { eventually } from '../support/eventually.js';
import type { FrameDay } from '../support/frame-day.js';
import { plugin } from '../support/wordpress.js';
import { seenIn } from './opened.js';

export function wordpressTests(day: FrameDay, engine: Engine): void {
  test(`a shortcode, an address on a line of its own and an oEmbed answer are each the widget (${engine})`, async (t) => {
    const [folder, api, token] = [`${day.school.origin}/cdn/`, day.school.api, await day.school.token('kavita-rao')];
    const address = `${folder}embed/check-in-card/?api=${encodeURIComponent(api)}`;
    const { author } = await plugin({
      author: {
        options: { flywheel_folder: folder },
        shortcodes: [
          [{ widget: 'check-in-card', api }, ''],
          [{ widget: 'check-in-card', api, as: 'frame' }, ''],
        ],
        pasted: [address],
      },
    });
    const asked = new Request(`${day.school.origin}/oembed?url=${encodeURIComponent(address)}`);
    const answered = (await answerOembed(asked, { pages: '/cdn/embed/', endpoint: '/oembed' }).json()) as { readonly html: string };
    const printed = [...author.shown, ...author.pasted, answered.html].map(String);
    // Who looks: the page says it to its own school, a frame has it behind its address.
    const body = printed.map((html) => `<section>${html.replace(/(<iframe[^>]* src="[^"]*)/, `$1#token=${token}`)}</section>`).join('');
    const school = `<flywheel-school page-wide api="${api}" token="${token}"></flywheel-school>`;
    const modules = Object.values(author.told.modules).map((src) => `<script type="module" src="${src}"></script>`);
    assert.deepEqual(modules.length, 1);
    const { page, said } = await day.open(t, day.site.put(body + school, modules.join('')));
    for (const [at, html] of printed.entries())
      await eventually(
        html,
        () => seenIn(page, at),
        (text) => text.includes('How is Ananya'),
      );
    assert.deepEqual(
      said.filter((line) => line.startsWith('flywheel:')),
      [],
    );
  });
}
