import { expect } from 'chai';
import fc from 'fast-check';
import { threadFile, writeThread, type ThreadPage } from '../../../src/widgets/message-thread/thread-export.js';
import { ana, attachment, message } from '../../support/messages.js';

const page = (more: Partial<ThreadPage> = {}): ThreadPage => ({
  title: 'Maya',
  audience: 'Ms Rivera will read this.',
  exportedAt: '2026-11-21T15:00:00.000Z',
  messages: [message(1)],
  locale: 'en',
  timeZone: 'America/New_York',
  ...more,
});
const written = (more: Partial<ThreadPage>): Document => {
  const made = document.implementation.createHTMLDocument('');
  writeThread(made, page(more));
  return made;
};

describe('MT-11 a thread to take along', () => {
  it('has every message under its number, with who wrote it and when in the viewer’s zone', () => {
    const { body, title } = written({ messages: [message(7), message(8, { nextStep: 'Read ten minutes', attachments: [attachment()] })] });
    expect(title).to.equal('Maya');
    expect([...body.querySelectorAll('li')].map(({ value }) => value)).to.deep.equal([7, 8]);
    expect(body.querySelector('h2')!.textContent).to.contain('Ms Rivera').and.to.contain('10:00');
    expect(body.textContent).to.contain('Next step: Read ten minutes').and.to.contain('leaf.png (A red leaf on a desk)');
  });

  it('MT-10 keeps the trace of what was removed, and not its words', () => {
    const { body } = written({ messages: [message(1, { text: 'was here', removed: { at: '2026-11-20T16:00:00.000Z', by: ana } })] });
    expect(body.textContent).to.contain('Removed by Ana').and.not.to.contain('was here');
  });

  it('X-15 a translation stands beside the original, each in its language and direction', () => {
    const { body } = written({ messages: [message(1, { text: 'Hola', language: 'es', translation: { text: 'مرحبا', language: 'ar', by: 'machine' } })] });
    const at = (text: string) => [...body.querySelectorAll('p')].find(({ textContent }) => textContent.includes(text))!;
    expect([at('Hola').lang, at('Hola').dir, at('مرحبا').lang, at('مرحبا').dir]).to.deep.equal(['es', 'ltr', 'ar', 'rtl']);
  });

  it('a contact says whether somebody was reached', () => {
    const contact = { channel: 'call', at: '2026-11-20T15:00:00.000Z', reached: false };
    expect(written({ messages: [message(1, { kind: 'contact', contact })] }).body.textContent).to.contain('Nobody was reached.');
  });

  it('nothing that somebody wrote becomes markup, in the file either', () => {
    const evil = fc.oneof(fc.constantFrom('<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', '&lt;b&gt;', '</title><b>'), fc.string());
    fc.assert(
      fc.property(evil, (text) => {
        const file = threadFile(
          page({ title: text, audience: text, messages: [message(1, { text, nextStep: text, attachments: [attachment({ name: text, alt: text })] })] }),
        );
        const read = new DOMParser().parseFromString(file, 'text/html');
        const names = new Set([...read.querySelectorAll('*')].map(({ localName }) => localName));
        expect([...names].filter((name) => !['html', 'head', 'meta', 'title', 'body', 'h1', 'h2', 'p', 'ol', 'li'].includes(name))).to.deep.equal([]);
      }),
      { numRuns: 60 },
    );
  });
});
