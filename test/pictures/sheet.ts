/** Contact sheets: a page of HTML for each widget, a row for each story, a column for each look. It writes HTML from names, and reads no picture. */
import type { Difference } from './compare.js';

export interface Taken {
  readonly id: string;
  readonly title: string;
  readonly name: string;
  readonly look: string;
  readonly file: string;
}

const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

const page = (title: string, body: string): string => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escaped(title)}</title>
<style>
:root { font: 15px/1.5 system-ui, sans-serif; color-scheme: light; color: #222; background: #eceae5 }
body { margin: 16px }
table { border-collapse: collapse }
:is(th, td) { padding: 8px; text-align: start; vertical-align: top; font-weight: 600 }
thead th { position: sticky; inset-block-start: 0; background: #eceae5 }
img { display: block; max-inline-size: 320px; max-block-size: 640px; border: 1px solid #999; background: #fff }
</style>
<h1>${escaped(title)}</h1>
${body}
</html>
`;

const picture = (file: string, alt: string): string =>
  `<a href="${escaped(encodeURI(file))}"><img loading="lazy" src="${escaped(encodeURI(file))}" alt="${escaped(alt)}"></a>`;

/** `Widgets/Check-in card/Guardian` belongs to the sheet of the check-in card. */
export const sheetOf = (title: string): string => title.split('/').slice(0, 2).join('/');
export const sheetFile = (sheet: string): string => `${sheet.toLowerCase().replace(/[^a-z0-9]+/g, '-')}.html`;

function contactSheet(title: string, taken: readonly Taken[]): string {
  const looks = [...new Set(taken.map(({ look }) => look))];
  const rows = [...new Set(taken.map(({ id }) => id))].map((id) => {
    const ofStory = taken.filter((one) => one.id === id);
    const { title: where, name } = ofStory[0]!;
    const cells = looks.map((look) => {
      const one = ofStory.find((each) => each.look === look);
      return `<td>${one ? picture(one.file, `${where}: ${name}, ${look}`) : ''}</td>`;
    });
    return `<tr id="${escaped(id)}"><th scope="row">${escaped(`${where.split('/').slice(2).join('/')} ${name}`.trim())}</th>${cells.join('')}</tr>`;
  });
  const head = looks.map((look) => `<th scope="col">${escaped(look)}</th>`).join('');
  return page(title, `<table><thead><tr><th scope="col">Story</th>${head}</tr></thead><tbody>\n${rows.join('\n')}\n</tbody></table>`);
}

/** Every sheet by its file name, with `index.html` that leads to them. */
export function sheetsOf(taken: readonly Taken[]): Map<string, string> {
  const titles = [...new Set(taken.map(({ title }) => sheetOf(title)))].sort();
  const sheets = titles.map(
    (title) =>
      [
        sheetFile(title),
        contactSheet(
          title,
          taken.filter((one) => sheetOf(one.title) === title),
        ),
      ] as const,
  );
  const links = titles.map((title) => {
    const count = taken.filter((one) => sheetOf(one.title) === title).length;
    return `<li><a href="${escaped(sheetFile(title))}">${escaped(title)}</a>, ${count} pictures</li>`;
  });
  return new Map([...sheets, ['index.html', page('Pictures', `<ul>\n${links.join('\n')}\n</ul>`)]]);
}

/** Before, after and where they differ, the most changed first. */
export function changesSheet(against: string, changes: readonly Difference[], pathTo: (file: string) => string): string {
  const rows = changes.map(({ file, kind, share, drawn }) => {
    const cell = (there: boolean, src: string, what: string): string => `<td>${there ? picture(src, `${file}, ${what}`) : ''}</td>`;
    const how = kind === 'changed' ? `${(share * 100).toFixed(2)} % differs` : kind;
    const difference = drawn ? `<img loading="lazy" src="${drawn}" alt="${escaped(`${file}, what differs`)}">` : '';
    return `<tr><th scope="row">${escaped(file)}<br>${how}</th>${cell(kind !== 'new', pathTo(file), 'before')}${cell(kind !== 'gone', file, 'after')}<td>${difference}</td></tr>`;
  });
  const head = ['Picture', 'Before', 'After', 'What differs'].map((name) => `<th scope="col">${name}</th>`).join('');
  return page(`What changed against ${against}`, `<table><thead><tr>${head}</tr></thead><tbody>\n${rows.join('\n')}\n</tbody></table>`);
}
