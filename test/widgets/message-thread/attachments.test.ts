import { expect } from 'chai';
import '../../../src/widgets/message-thread/attachment-view.js';
import '../../../src/widgets/message-thread/message-composer.js';
import { messageLimits } from '../../../src/contract/message-limits.js';
import { CallFailure } from '../../../src/contract/problem.js';
import { hasLocation } from '../../../src/domain/picture-location.js';
import { filesIn, refusalOf, usableName, withFiles } from '../../../src/widgets/message-thread/attachment-file.js';
import type { FlywheelAttachmentTray } from '../../../src/widgets/message-thread/attachment-tray.element.js';
import { sizeWord } from '../../../src/widgets/message-thread/attachment-size.js';
import { failureSentence } from '../../../src/widgets/message-thread/attachment-words.js';
import { idOf } from '../../support/check-ins.js';
import { GPS, heads, tiff } from '../../support/files.js';
import { all, control, hasControl, one, settled, textOf, type } from '../../support/inside.js';
import { attachment, thread, threadId } from '../../support/messages.js';
import { overflow, tooSmall, violations } from '../../support/mounted.js';
import { mountWriting, type WritingSetting } from '../../support/mount-writing.js';

const place = { studentId: thread().studentId, widget: 'message-thread', record: `message-${threadId}` };
const until = async (isSo: () => boolean): Promise<void> => {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve));
};
async function press(part: Element, name: string | RegExp): Promise<void> {
  control(part, name).click();
  await settled(part);
}

/** A real picture, as a canvas draws it. */
async function picture(kind = 'image/jpeg', side = 40): Promise<Blob> {
  const canvas = Object.assign(document.createElement('canvas'), { width: side, height: side / 2 });
  canvas.getContext('2d')!.fillRect(0, 0, side / 2, side / 2);
  return new Promise((resolve) => canvas.toBlob((blob) => resolve(blob!), kind));
}
/** The same with coordinates in its EXIF part. */
async function located(): Promise<File> {
  const plain = new Uint8Array(await (await picture()).arrayBuffer());
  const exif = [...'Exif\0\0'].map((letter) => letter.charCodeAt(0)).concat(tiff(GPS));
  const length = exif.length + 2;
  return new File([new Uint8Array([0xff, 0xd8, 0xff, 0xe1, length >> 8, length & 0xff, ...exif]), plain.slice(2)], 'IMG_1.JPG', { type: 'image/jpeg' });
}

async function tray(setting: WritingSetting = {}) {
  const mounted = await mountWriting('flywheel-message-composer', 'guardian', setting);
  if (hasControl(mounted.part, 'Files and sound')) await press(mounted.part, 'Files and sound');
  await until(() => all(mounted.part, 'flywheel-attachment-tray').length === 1);
  await settled(mounted.part);
  const found = one<FlywheelAttachmentTray>(mounted.part, 'flywheel-attachment-tray');
  const add = async (...files: File[]): Promise<void> => {
    await found.add(files);
    await settled(mounted.part);
  };
  return { ...mounted, tray: found, add };
}
const write = async (part: Element, text: string): Promise<void> => {
  type(one<HTMLTextAreaElement>(one(part, 'flywheel-note-field'), 'textarea'), text);
  await settled(part);
};
const pdf = (name = 'plan.pdf') => new File([Uint8Array.from(heads['application/pdf'])], name, { type: 'application/pdf' });

describe('MT-04 files of a message', () => {
  it('a picture is drawn anew: what it said of where it was taken never leaves', async () => {
    const { ports, part, add } = await tray();
    const file = await located();
    expect(hasLocation(new Uint8Array(await file.arrayBuffer()), 'image/jpeg')).to.equal(true);
    await add(file);
    const [kept] = ports.files.contents.values();
    const bytes = new Uint8Array(await kept!.arrayBuffer());
    expect(hasLocation(bytes, 'image/jpeg')).to.equal(false);
    expect(new TextDecoder('latin1').decode(bytes)).not.to.contain('Exif');
    const drawn = await createImageBitmap(kept!);
    expect([drawn.width, drawn.height]).to.deep.equal([40, 20]);
    expect(filesIn(ports.drafts.at(place))[0]).to.include({ name: 'IMG_1.jpg', type: 'image/jpeg', bytes: kept!.size, alt: '' });
    expect(textOf(part)).to.contain('IMG_1.jpg').and.to.contain('What can be seen in it?');
  });

  it('X-17 the keyboard stays where it is until the tray has come, and is in it then; what is too long gets it', async () => {
    const { part } = await mountWriting('flywheel-message-composer', 'guardian');
    const focused = (): string => {
      const { activeElement } = part.shadowRoot!;
      return (activeElement?.shadowRoot?.activeElement ?? activeElement)?.textContent.trim() ?? '';
    };
    control(part, 'Files and sound').focus();
    control(part, 'Files and sound').click();
    const seen = new Set<string>();
    await until(() => {
      seen.add(focused());
      return focused() === 'Add a picture or file';
    });
    expect([...seen]).to.deep.equal(['Files and sound', 'Add a picture or file']);
    const found = one<FlywheelAttachmentTray>(part, 'flywheel-attachment-tray');
    await found.add([pdf()]);
    await write(part, 'Here it is.');
    type(one<HTMLInputElement>(found, 'input[id^="alt"]'), 'x'.repeat(messageLimits.altCharacters + 1));
    await settled(part);
    await press(part, 'Send');
    expect(found.shadowRoot!.activeElement?.id).to.match(/^alt-/);
  });

  it('is what its bytes are: a zip called .png, a drawing with a script and a broken picture are refused in a sentence, and the others stay', async () => {
    const { ports, part, add } = await tray();
    await add(
      new File(['PK\u0003\u0004zip'], 'zip.png', { type: 'image/png' }),
      new File(['<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'], 'a.svg', { type: 'image/svg+xml' }),
      new File([Uint8Array.from(heads['image/png'])], 'broken.png', { type: 'image/png' }),
      new File([], 'none.pdf'),
      new File([Uint8Array.from(heads['audio/webm'])], 'film.webm', { type: 'video/webm' }),
      pdf(),
    );
    for (const name of ['zip.png', 'a.svg', 'film.webm']) expect(textOf(part)).to.contain(`“${name}” is of a kind that cannot be sent here.`);
    expect(textOf(part)).to.contain('“broken.png” cannot be opened as a picture.');
    expect(textOf(part)).to.contain('“none.pdf” is empty.');
    expect(filesIn(ports.drafts.at(place)).map(({ name }) => name)).to.deep.equal(['plan.pdf']);
    expect(ports.files.contents.size).to.equal(1);
  });

  it('nothing leaves before Send; then the files go first, and the message that names them after', async () => {
    const { ports, part, add } = await tray();
    await add(pdf(), pdf('list.pdf'));
    type(all<HTMLInputElement>(part, 'input[id^="alt-"]')[0]!, 'Our plan for May');
    await write(part, 'Here is our plan');
    expect(ports.files.sending).to.have.length(0);
    await press(part, 'Send');
    await until(() => ports.files.sending.length === 1);
    expect(ports.outbox.current).to.have.length(0);
    expect(ports.files.sending[0]!.file.body).to.deep.include({ name: 'plan.pdf', alt: 'Our plan for May', shows: [] });
    ports.files.sending[0]!.told({ sent: 4, waiting: true });
    await settled(part);
    expect(textOf(part)).to.contain('50% sent. It goes on by itself');
    ports.files.sending[0]!.end(attachment({ id: idOf(801) }));
    await until(() => ports.files.sending.length === 2);
    expect(ports.files.sending[1]!.file.body.alt).to.equal(null);
    ports.files.sending[1]!.end(attachment({ id: idOf(802) }));
    await until(() => ports.outbox.current.length === 1);
    expect(ports.outbox.current[0]!.body).to.deep.include({ text: 'Here is our plan', attachmentIds: [idOf(801), idOf(802)] });
    expect(ports.files.contents.size).to.equal(2);
    ports.outbox.change(ports.outbox.current[0]!.id, { state: 'done' });
    await until(() => ports.files.contents.size === 0);
  });

  it('what was named on another device is not on this one, and that is said before anything is sent', async () => {
    const file = { id: 'f1', key: '', name: 'plan.pdf', type: 'application/pdf', bytes: 8, alt: '', shows: [] };
    const { part } = await tray({ prepare: ({ drafts, clock }) => drafts.put(place, { text: 'Here', files: [file] }, clock.now()) });
    await until(() => textOf(part).includes('“plan.pdf” is not on this device any more.'));
    const { part: other, add } = await tray();
    await add(pdf());
    expect(textOf(other)).not.to.contain('not on this device');
  });

  it('a file has no key before it leaves, and keeps the one that it leaves with', async () => {
    const { ports, part, add } = await tray();
    await add(pdf());
    const keyOf = () => filesIn(ports.drafts.at(place))[0]!.key;
    expect(keyOf()).to.equal('');
    type(one<HTMLInputElement>(part, 'input[id^="alt-"]'), 'Our plan');
    await write(part, 'Here');
    expect(keyOf()).to.equal('');
    await press(part, 'Send');
    await until(() => ports.files.sending.length === 1);
    expect(keyOf()).to.equal(ports.files.sending[0]!.file.key).and.not.to.equal('');
    await press(part, 'Stop and edit');
    expect(keyOf()).to.equal('');
  });

  it('left in the middle, it goes on at the next visit, under the same key', async () => {
    const file = { id: 'f1', key: 'k1', name: 'plan.pdf', type: 'application/pdf', bytes: 8, alt: '', shows: [] };
    const { ports, part } = await tray({ prepare: ({ drafts, clock }) => drafts.put(place, { text: 'Here', files: [file], leaving: 'yes' }, clock.now()) });
    await until(() => ports.files.sending.length === 1);
    expect(ports.files.sending[0]!.file).to.include({ id: 'f1', key: 'k1', threadId });
    part.remove();
    await until(() => ports.files.sending[0]!.signal.aborted);
    expect(ports.drafts.at(place)).to.include({ leaving: 'yes' });
  });

  it('can be stopped and edited, and is then announced anew', async () => {
    const { ports, part, add } = await tray();
    await add(pdf());
    await write(part, 'Here');
    await press(part, 'Send');
    await until(() => ports.files.sending.length === 1);
    const before = ports.files.sending[0]!.file.key;
    await press(part, 'Stop and edit');
    expect(ports.files.sending[0]!.signal.aborted).to.equal(true);
    expect(one<HTMLTextAreaElement>(one(part, 'flywheel-note-field'), 'textarea').value).to.equal('Here');
    await press(part, 'Send');
    await until(() => ports.files.sending.length === 2);
    expect(ports.files.sending[1]!.file.key).not.to.equal(before);
  });

  it('media consent: who can be recognized is asked; without consent the sentence says why, and the words stay', async () => {
    const { ports, part, add } = await tray();
    await add(new File([await picture('image/png')], 'trip.png', { type: 'image/png' }));
    one<HTMLInputElement>(part, 'input[id^="shows-"]').click();
    await write(part, 'From the trip');
    await press(part, 'Send');
    await until(() => ports.files.sending.length === 1);
    expect(ports.files.sending[0]!.file.body.shows).to.deep.equal([thread().studentId]);
    ports.files.sending[0]!.end(new CallFailure('problem', 'attachments.create', { type: 'no-media-consent' }));
    await until(() => textOf(part).includes('has not agreed to pictures'));
    expect(ports.drafts.at(place)).to.include({ text: 'From the trip' }).and.not.to.have.property('leaving');
    await press(part, /^Leave out/);
    expect(ports.files.contents.size).to.equal(0);
  });

  it('thrown away, the words take their files along', async () => {
    const { ports, part, add } = await tray();
    await add(pdf());
    await write(part, 'Here');
    await press(part, 'Discard');
    expect([ports.files.contents.size, ports.drafts.at(place)]).to.deep.equal([0, undefined]);
  });

  it('is offered only where the school, the thread and the page’s way to the school take files', async () => {
    const offered = async (setting: WritingSetting): Promise<boolean> =>
      hasControl((await mountWriting('flywheel-message-composer', 'guardian', setting)).part, 'Files and sound');
    expect(await offered({})).to.equal(true);
    expect(await offered({ thread: { may: ['send'] } })).to.equal(false);
    expect(await offered({ capabilities: ['messages'] })).to.equal(false);
    expect(await offered({ prepare: ({ files }) => (files.carries = false) })).to.equal(false);
  });

  it('is clean for axe and fits 280 px, chosen and on its way', async () => {
    const { ports, part, add } = await tray({ width: 280 });
    await add(pdf('a-very-long-name-without-a-single-place-to-break-it-anywhere.pdf'), new File([await picture()], 'x.jpg'), new File([], 'none.pdf'));
    for (const step of ['chosen', 'leaving']) {
      expect(await violations(part), step).to.deep.equal([]);
      expect(overflow(part), step).to.be.lessThan(1);
      expect(tooSmall(part), step).to.deep.equal([]);
      if (step === 'leaving') break;
      await write(part, 'Here');
      await press(part, 'Send');
      await until(() => ports.files.sending.length === 1);
      await settled(part);
    }
  });
});

describe('what is known of a file', () => {
  it('what a draft holds of files is read back, and what is no file is not', () => {
    const file = { id: 'a', key: 'b', name: 'c.pdf', type: 'application/pdf', bytes: 3, alt: 'd', shows: ['e'] } as const;
    expect(filesIn(withFiles({ text: 'x' }, [file]))).to.deep.equal([file]);
    expect(withFiles({ text: 'x' }, [])).to.deep.equal({ text: 'x' });
    expect(withFiles({}, [])).to.equal(undefined);
    expect(filesIn({ files: [null, 1, {}, { ...file, shows: [], type: 'text/html' }] })).to.deep.equal([]);
  });

  it('sizes and numbers have an end, to the last byte and file', () => {
    const of = (size: number, count = 0) => refusalOf({ size } as Blob, count);
    expect([of(0), of(1), of(messageLimits.attachmentBytes), of(messageLimits.attachmentBytes + 1)]).to.deep.equal(['empty', undefined, undefined, 'large']);
    expect([of(1, messageLimits.attachments - 1), of(1, messageLimits.attachments)]).to.deep.equal([undefined, 'many']);
    expect([sizeWord(20_971_520, 'en'), sizeWord(4_000, 'en'), sizeWord(1, 'en')]).to.deep.equal(['21 MB', '4 kB', '1 kB']);
  });

  it('names lose what no name has, and keep their end', () => {
    expect(usableName('../a\u0000b\n.pdf', 'File')).to.equal('.._ab_.pdf');
    expect(usableName('  ', 'File')).to.equal('File');
    expect(usableName(`${'x'.repeat(500)}.pdf`, 'File'))
      .to.match(/^x+\.pdf$/)
      .and.to.have.length(64);
  });

  it('each trouble has its own sentence', () => {
    const said = ['no-media-consent', 'unsupported-media-type', 'not-found', 'thread-closed', undefined].map((kind) => failureSentence(kind, 'a.pdf'));
    expect(new Set(said).size).to.equal(5);
  });
});

describe('a file in a message', () => {
  const view = async (content: Blob | undefined, more = {}) => {
    const { part, ports } = await mountWriting('flywheel-attachment-view', 'guardian', {
      given: { attachment: attachment(more) },
      prepare: ({ files }) => content && files.there.set(attachment().id, content),
    });
    return { part, ports };
  };

  it('a picture is drawn when somebody asks, and says what can be seen', async () => {
    const { part } = await view(await picture('image/png'));
    expect(all(part, 'canvas')).to.have.length(0);
    await press(part, /^Show picture/);
    await until(() => all<HTMLCanvasElement>(part, 'canvas')[0]?.width === 40);
    expect(one(part, 'canvas').getAttribute('aria-label')).to.equal('A red leaf on a desk');
    expect(await violations(part)).to.deep.equal([]);
  });

  it('what cannot be fetched says so, and can be asked for again', async () => {
    const { part, ports } = await view(undefined);
    await press(part, /^Show picture/);
    expect(textOf(part)).to.contain('It could not be fetched just now.');
    ports.files.there.set(attachment().id, await picture('image/png'));
    await press(part, /^Show picture/);
    await until(() => all(part, 'canvas').length === 1);
  });

  it('a document is saved under its name, and never opened here', async () => {
    const { part } = await view(new Blob([Uint8Array.from(heads['application/pdf'])]), { type: 'application/pdf', name: 'plan.pdf', alt: null });
    let saved = '';
    const { click } = HTMLAnchorElement.prototype;
    HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement) {
      saved = this.download;
    };
    try {
      await press(part, /^Save/);
      await until(() => saved !== '');
    } finally {
      HTMLAnchorElement.prototype.click = click;
    }
    expect(saved).to.equal('plan.pdf');
    expect(all(part, 'iframe, embed, object, canvas, audio')).to.have.length(0);
  });
});
