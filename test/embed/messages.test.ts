import { expect } from 'chai';
import fc from 'fast-check';
import * as events from '../../src/element/events.js';
import { detailOf, eventFrom, passingEvents } from '../../src/embed/frame-events.js';
import { eventMessage, lookMessage, readFromFrame, readFromHost, sizeMessages, tokenMessage, tokenPlease, unloadMessages } from '../../src/embed/messages.js';

const cloned = <T>(value: T): T => structuredClone(value);

describe('what a frame says to whoever listens', () => {
  const size = { height: 612, width: 480, name: 'Check-ins' };

  it('says its height in the four dialects', () => {
    expect(sizeMessages(size)).to.deep.equal([
      { type: 'flywheel.size', version: 1, height: 612, name: 'Check-ins' },
      '{"subject":"lti.frameResize","height":612}',
      { subject: 'org.imsglobal.lti.frameResize', height: 612 },
      { type: 'iframe-resized', width: 480, height: 612 },
    ]);
  });

  it('asks an LTI platform for no more than it gives', () => {
    const [own, canvas] = sizeMessages({ ...size, height: 14_000 });
    expect(own).to.include({ height: 14_000 });
    expect(canvas).to.equal('{"subject":"lti.frameResize","height":10000}');
  });

  it('asks Canvas to ask before it leaves, and no longer', () => {
    expect(unloadMessages('Kept only while this page is open.')).to.deep.equal([
      '{"subject":"lti.setUnloadMessage","message":"Kept only while this page is open."}',
    ]);
    expect(unloadMessages(undefined)).to.deep.equal(['{"subject":"lti.removeUnloadMessage"}']);
  });
});

describe('what comes from another window', () => {
  it('is understood as it was said', () => {
    expect(readFromFrame(cloned(sizeMessages({ height: 10.2, width: 1, name: 'Goals' })[0]))).to.deep.equal({
      type: 'flywheel.size',
      height: 11,
      name: 'Goals',
    });
    expect(readFromFrame(cloned(tokenPlease(3)))).to.deep.equal({ type: 'flywheel.token-please', ask: 3 });
    expect(readFromFrame(cloned(eventMessage('flywheel-signed-out', {})))).to.deep.equal({ type: 'flywheel.event', name: 'flywheel-signed-out', detail: {} });
    for (const token of ['a.b.c', null, undefined]) {
      expect(readFromHost(cloned(tokenMessage(token, 2)))).to.deep.equal({ type: 'flywheel.token', token, ask: 2 });
    }
    expect(readFromHost(cloned(lookMessage(true)))).to.deep.equal({ type: 'flywheel.look', dark: true });
    expect(readFromHost({ type: 'iframe-child-init', bodyPadding: '9px', targetElementSelector: '#x' })).to.deep.equal({ type: 'size-please' });
    expect(readFromHost({ type: 'iframe-get-child-dimensions' })).to.deep.equal({ type: 'size-please' });
    expect(readFromHost({ type: 'flywheel.token', version: 1, token: 'abc' })).to.deep.equal({ type: 'flywheel.token', token: 'abc', ask: undefined });
  });

  it('is nothing where it makes no sense', () => {
    const nonsense: unknown[] = [
      { type: 'flywheel.size', version: 2, height: 10, name: 'x' },
      { type: 'flywheel.size', version: 1, height: 0, name: 'x' },
      { type: 'flywheel.size', version: 1, height: Number.NaN, name: 'x' },
      { type: 'flywheel.size', version: 1, height: 1e9, name: 'x' },
      { type: 'flywheel.size', version: 1, height: '10', name: 'x' },
      { type: 'flywheel.size', version: 1, height: 10, name: '' },
      { type: 'flywheel.event', version: 1, name: 'flywheel-signed-out', detail: [] },
      { type: 'flywheel.event', version: 1, name: 'x'.repeat(300), detail: {} },
    ];
    for (const one of nonsense) expect(readFromFrame(one), JSON.stringify(one)).to.equal(undefined);
    const tokens: unknown[] = ['', 'a b', 'a\r\nCookie: x', 'é', 7, {}, 'x'.repeat(20_000)];
    for (const token of tokens) expect(readFromHost({ type: 'flywheel.token', version: 1, token }), JSON.stringify(token)).to.equal(undefined);
    expect(readFromHost({ type: 'flywheel.token', version: 2, token: 'abc' })).to.equal(undefined);
    expect(readFromHost({ type: 'flywheel.look', version: 1, dark: 'yes' })).to.equal(undefined);
  });

  it('never throws, and gives only what it should, whatever comes', () => {
    const type = fc.constantFrom('flywheel.size', 'flywheel.event', 'flywheel.token', 'flywheel.token-please', 'flywheel.look', 'iframe-child-init');
    const near = fc.record({
      type,
      version: fc.constantFrom(1, 1, 2, '1'),
      height: fc.anything(),
      name: fc.anything(),
      detail: fc.anything(),
      token: fc.anything(),
      ask: fc.anything(),
    });
    fc.assert(
      fc.property(fc.oneof(fc.anything(), near), (data) => {
        const said = readFromFrame(data);
        if (said?.type === 'flywheel.size') expect(said.height).to.be.within(1, 200_000);
        if (said?.type === 'flywheel.event') eventFrom(said.name, said.detail);
        const host = readFromHost(data);
        if (host?.type === 'flywheel.token' && host.token) expect(host.token).to.match(/^[\x21-\x7e]+$/);
      }),
      { numRuns: 500 },
    );
  });
});

describe('events that pass from a frame to the page around', () => {
  const classes = Object.values(events) as unknown as (new (...values: unknown[]) => Event & Record<string, unknown>)[];
  const made = classes.map(
    (Made) =>
      new Made(
        Made.name === 'UnsavedEvent' ? true : 'one',
        Made.name === 'DraftRestoredEvent' ? 12 : 'two',
        Made.name === 'BookingSentEvent' ? ['three'] : 'three',
        'four',
      ),
  );

  it('are all that a page may listen to', () => {
    expect([...passingEvents].sort()).to.deep.equal(made.map(({ type }) => type).sort());
  });

  it('arrive with every field, bubbling out of shadow roots', () => {
    for (const event of made) {
      const again = eventFrom(event.type, cloned(detailOf(event)))! as Event & Record<string, unknown>;
      expect(again, event.type).to.include({ type: event.type, bubbles: true, composed: true });
      const fields = Object.keys(event).filter((name) => name !== 'isTrusted');
      for (const name of fields) expect(again[name], `${event.type} ${name}`).to.deep.equal(event[name]);
    }
  });

  it('take along the fields that are listed, and nothing else that somebody hung on to them', () => {
    const event = Object.assign(new Event('flywheel-check-in-sent'), { studentId: 'a', itemId: 'b', checkInId: 'c', words: 'of a person' });
    expect(detailOf(event)).to.deep.equal({ studentId: 'a', itemId: 'b', checkInId: 'c' });
  });

  it('are nothing with another name, or with fields that are none', () => {
    expect(eventFrom('click', {})).to.equal(undefined);
    expect(eventFrom('toString', {})).to.equal(undefined);
    expect(eventFrom('flywheel-check-in-sent', { studentId: 1, itemId: 'a' })).to.equal(undefined);
    expect(eventFrom('flywheel-booking-sent', { studentId: 'a', itemId: 'b', bookingIds: ['c', {}] })).to.equal(undefined);
    expect(eventFrom('flywheel-student-chosen', { studentId: 'x'.repeat(300) })).to.equal(undefined);
    const event = eventFrom('flywheel-student-chosen', { studentId: 'a', target: 'b', isTrusted: true }) as Event & { studentId: string };
    expect(event.target).to.equal(null);
    expect(event.isTrusted).to.equal(false);
  });
});
