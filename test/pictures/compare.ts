/**
 * Compares two folders of pictures by name: what is new, what is gone, and what differs, point by point. Files that are alike byte for byte are not even
 * opened; the others a browser opens, because it can read PNG. It knows nothing of stories.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';

export interface Difference {
  readonly file: string;
  readonly kind: 'new' | 'gone' | 'changed';
  /** Of all points, 0 to 1. */
  readonly share: number;
  /** A picture of what differs, as a data URL. */
  readonly drawn: string | undefined;
}

const picturesIn = (folder: string): string[] => readdirSync(folder).filter((name) => name.endsWith('.png'));
const dataUrl = (path: string): string => `data:image/png;base64,${readFileSync(path).toString('base64')}`;

/** Runs in the page, as text: points that differ are drawn in red on the paled new picture; what lies outside one of the two differs. */
const compareThere = `async ([before, after]) => {
  const load = async (url) => { const image = new Image(); image.src = url; await image.decode(); return image; };
  const [old, now] = await Promise.all([load(before), load(after)]);
  const [width, height] = [Math.max(old.width, now.width), Math.max(old.height, now.height)];
  const pointsOf = (image) => {
    const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
    context.drawImage(image, 0, 0);
    return context.getImageData(0, 0, width, height);
  };
  const [a, b] = [pointsOf(old), pointsOf(now)];
  let differing = 0;
  for (let at = 0; at < a.data.length; at += 4) {
    const same = a.data[at] === b.data[at] && a.data[at + 1] === b.data[at + 1] && a.data[at + 2] === b.data[at + 2] && a.data[at + 3] === b.data[at + 3];
    if (!same) differing++;
    if (same) b.data[at + 3] /= 4;
    else b.data.set([220, 0, 40, 255], at);
  }
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  canvas.getContext('2d').putImageData(b, 0, 0);
  return { share: differing / (width * height), drawn: canvas.toDataURL() };
}`;

async function compareTwo(page: Page, file: string, before: string, after: string): Promise<Difference[]> {
  const [old, now] = [join(before, file), join(after, file)];
  if (readFileSync(old).equals(readFileSync(now))) return [];
  const urls = JSON.stringify([dataUrl(old), dataUrl(now)]);
  const { share, drawn } = await page.evaluate<{ share: number; drawn: string }>(`(${compareThere})(${urls})`);
  return share > 0 ? [{ file, kind: 'changed', share, drawn }] : [];
}

/**
 * What there is to look at, the most changed first.
 * @param isMeant which pictures were taken this time: of the others nothing is said.
 */
export async function differences(browser: Browser, before: string, after: string, isMeant: (file: string) => boolean = () => true): Promise<Difference[]> {
  const [old, now] = [picturesIn(before).filter(isMeant), picturesIn(after).filter(isMeant)];
  const only = (kind: 'new' | 'gone', files: readonly string[]): Difference[] => files.map((file) => ({ file, kind, share: 1, drawn: undefined }));
  const [wasThere, isThere] = [new Set(old), new Set(now)];
  const added = now.filter((file) => !wasThere.has(file));
  const gone = old.filter((file) => !isThere.has(file));
  const found = [...only('new', added), ...only('gone', gone)];
  const page = await browser.newPage();
  for (const file of now.filter((one) => wasThere.has(one))) found.push(...(await compareTwo(page, file, before, after)));
  await page.close();
  return found.sort((a, b) => b.share - a.share || a.file.localeCompare(b.file));
}
