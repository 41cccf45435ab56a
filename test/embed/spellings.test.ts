import { expect } from 'chai';
import fc from 'fast-check';
import { isWidgetName, optionsOf, originOf, readOptions, secretOptions, widgetNames, type OptionValues, type WidgetName } from '../../src/embed/options.js';
import { readAddress, readAttributes, readDataset, readQuery, writeAddress, writeAttributes, writeDataset } from '../../src/embed/spellings.js';

const BASE = 'https://school.example/families/page.html';
const embed = new URL('https://school.example/widgets/embed/');
const api = 'https://api.school.example/flywheel/';

const attributes = (pairs: Iterable<readonly [string, string]>) => [...pairs].map(([name, value]) => ({ name, value }));
const read = {
  attributes: (widget: WidgetName, said: Readonly<Record<string, string>>) => readAttributes(widget, attributes(Object.entries(said)), BASE),
  dataset: (widget: WidgetName, said: Readonly<Record<string, string>>) =>
    readDataset(widget, attributes(Object.entries(said).map(([name, value]) => [`data-flywheel-${name}`, value])), BASE),
  query: (widget: WidgetName, said: Readonly<Record<string, string>>) => readQuery(widget, new URLSearchParams({ api, ...said }), BASE),
};

const texts: Readonly<Record<string, fc.Arbitrary<string>>> = {
  api: fc.webUrl({ validSchemes: ['https'] }).map((url) => new URL(url).href),
  'goals-page': fc.webUrl({ validSchemes: ['https', 'http'] }).map((url) => new URL(url).href),
  locale: fc.constantFrom('es', 'zh-Hans', 'ar', 'pt-BR'),
  'time-zone': fc.constantFrom('UTC', 'America/Chicago', 'Asia/Kathmandu'),
};
const anyText = fc.string({ unit: 'binary', minLength: 1, maxLength: 30 }).map((text) => `x${text}y`);

/** What any element may have, besides what begins as below. */
const anyElements =
  'class id style slot part exportparts lang dir title hidden role tabindex inert is nonce translate draggable spellcheck contenteditable popover accesskey autofocus'.split(
    ' ',
  );

/** Sensible options of a widget, as an attribute holds them. */
const sensible = (widget: WidgetName): fc.Arbitrary<OptionValues> =>
  fc.record(
    Object.fromEntries(
      Object.entries(optionsOf(widget)).map(([name, kind]) => {
        if (kind === 'switch') return [name, fc.constant('')];
        if (kind === 'number') return [name, fc.nat(99).map(String)];
        return [name, kind === 'text' ? (texts[name] ?? anyText) : fc.constantFrom(...kind)];
      }),
    ),
    { requiredKeys: ['api'] },
  );
const widgetAndOptions = fc.constantFrom(...widgetNames).chain((widget) => fc.tuple(fc.constant(widget), sensible(widget)));

describe('embed/spellings', () => {
  it('the three spellings say the same, of every option of every widget, and what is written is what was read', () => {
    fc.assert(
      fc.property(widgetAndOptions, ([widget, values]) => {
        const wanted = { values, faults: [] };
        expect(readAttributes(widget, attributes(writeAttributes(values)), BASE)).to.deep.equal(wanted);
        expect(readDataset(widget, attributes(writeDataset(widget, values)), BASE)).to.deep.equal(wanted);
        const open = Object.fromEntries(Object.entries(values).filter(([name]) => !secretOptions.includes(name)));
        expect(readAddress(new URL(writeAddress(widget, values, embed).href), embed)).to.deep.equal({ widget, values: open, faults: [] });
      }),
    );
  });

  it('whatever is said, each spelling reads it as the others do, and never throws', () => {
    const name = fc.oneof(fc.constantFrom(...widgetNames.flatMap((widget) => Object.keys(optionsOf(widget)))), fc.stringMatching(/^[a-z][a-z-]{0,12}$/));
    const said = fc.dictionary(name, fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('', 'true', 'false', '3', 'feelings', 'javascript:alert(1)')));
    const isOption = (name: string) => !secretOptions.includes(name) && name !== 'host' && name !== 'api';
    fc.assert(
      fc.property(fc.constantFrom(...widgetNames), said, (widget, all) => {
        const some = Object.fromEntries(Object.entries(all).filter(([one]) => isOption(one)));
        const plain = readOptions(widget, Object.entries({ api, ...some }), BASE);
        expect(read.dataset(widget, { api, ...some })).to.deep.equal(plain);
        const unmarked = Object.fromEntries(Object.entries(some).filter(([one]) => !/^(data-|aria-|on|xml|item)/.test(one) && !anyElements.includes(one)));
        expect(read.attributes(widget, { api, ...unmarked })).to.deep.equal(readOptions(widget, Object.entries({ api, ...unmarked }), BASE));
        expect(read.query(widget, unmarked)).to.deep.equal(read.attributes(widget, { api, ...unmarked }));
      }),
    );
  });

  it('a switch is on where it is empty, true or its own name, and off where it is false', () => {
    for (const spelling of [read.attributes, read.dataset, read.query]) {
      for (const on of ['', 'true', 'group']) expect(spelling('check-in-card', { group: on }).values.group).to.equal('');
      expect(spelling('check-in-card', { group: 'false' })).to.deep.include({ faults: [] });
      expect(spelling('check-in-card', { group: 'false' }).values).not.to.have.property('group');
      expect(spelling('check-in-card', { group: 'perhaps' }).faults.join()).to.match(
        /^group of check-in-card is on or off: leave it empty, or write true or false$/,
      );
    }
  });

  it('an option that a widget does not have is named, with those it has', () => {
    for (const spelling of [read.attributes, read.dataset, read.query]) {
      const { faults, values } = spelling('message-thread', { modus: 'x' });
      expect(faults).to.deep.equal(['message-thread has no option "modus". It has: thread, api, token, student, locale, time-zone, shared-device']);
      expect(values).not.to.have.property('modus');
    }
    for (const name of ['__proto__', 'constructor', 'toString']) {
      expect(readOptions('message-thread', [[name, 'x']], BASE).faults).to.have.length(1);
      expect(isWidgetName(name)).to.equal(false);
    }
  });

  it('a value that makes no sense is refused with what it has to be, and is not repeated', () => {
    const bad = [
      ['check-in-card', 'mode', 'sad', /one of: feelings, check-in-check-out, daily-report-card$/],
      ['goal-tracker', 'trend-minimum', '3.5', /has to be a whole number$/],
      ['goal-tracker', 'rule', 'last', /one of: last-points, trend-line$/],
      ['message-thread', 'locale', 'español', /a language as BCP 47/],
      ['message-thread', 'time-zone', 'Chicago', /a time zone of IANA/],
      ['check-in-card', 'goals-page', 'javascript:alert(1)', /the address of a web page$/],
    ] as const;
    for (const spelling of [read.attributes, read.dataset, read.query]) {
      for (const [widget, name, value, says] of bad) {
        const { faults, values } = spelling(widget, { [name]: value });
        expect(faults.join()).to.match(says);
        expect(faults.join())
          .to.match(new RegExp(`^${name} of ${widget} has to be`))
          .and.not.include(`"${value}"`);
        expect(values).not.to.have.property(name);
      }
    }
  });

  it('a hostile api is refused: what runs, what hides a name, what is not encrypted', () => {
    const hostile = [
      'javascript:alert(1)',
      ' JaVaScRiPt:alert(1)',
      'java\nscript:alert(1)',
      'data:application/json,{}',
      'blob:https://school.example/1',
      'file:///etc/passwd',
      'ftp://school.example/',
      'http://school.example/api/',
      'http://localhost.evil.example/',
      'http://127.0.0.1.evil.example/',
      'https://ana:secret@school.example/',
      'https://school.example@evil.example/',
      '//ana@evil.example/',
      'https://',
      'http:\\\\evil.example',
    ];
    for (const spelling of [read.attributes, read.dataset, read.query]) {
      for (const address of hostile) {
        const { faults, values } = spelling('check-in-card', { api: address });
        expect(faults.join(), address).to.match(/^api of check-in-card has to be an address that begins with https:/);
        expect(values).not.to.have.property('api');
      }
      for (const address of ['https://school.example/api/', 'http://localhost:4173/api/', 'http://127.0.0.1/api/', 'http://[::1]:8080/', '/api/']) {
        expect(spelling('check-in-card', { api: address }), address).to.deep.include({ faults: [] });
      }
    }
    expect(read.dataset('check-in-card', { api: '/api/' }).values).to.deep.equal({ api: 'https://school.example/api/' });
  });

  it('no scheme but https reaches the api, whatever is typed', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.webUrl({ validSchemes: ['http', 'https', 'ftp', 'javascript'] })), (text) => {
        const { values } = read.dataset('check-in-card', { api: text });
        if (values.api === undefined) return;
        const url = new URL(values.api);
        expect(url.protocol === 'https:' || /^(localhost|.+\.localhost|127\..*|\[::1\])$/.test(url.hostname)).to.equal(true);
        expect(url.username + url.password).to.equal('');
      }),
    );
  });

  it('a token is never taken from an address and never written into one', () => {
    const { values, faults } = read.query('check-in-card', { token: 'sesame-open' });
    expect(values).to.deep.equal({ api });
    expect(faults.join())
      .to.match(/^token must never stand in an address/)
      .and.not.include('sesame');
    expect(writeAddress('check-in-card', { api, token: 'sesame-open' }, embed).href).not.to.match(/sesame|token/);
    expect(read.dataset('check-in-card', { token: 'sesame-open' }).values.token).to.equal('sesame-open');
  });

  it('an address stands alone: without an api it is refused, and no option is said twice', () => {
    expect(readQuery('check-in-card', new URLSearchParams('student=1'), BASE).faults.join()).to.match(/has no api: add \?api=/);
    expect(readQuery('check-in-card', new URLSearchParams('api='), BASE).faults.join()).to.match(/has no api/);
    expect(readQuery('check-in-card', new URLSearchParams(`api=${api}&student=1&student=2`), BASE).faults).to.deep.equal([
      'student of check-in-card is said twice',
    ]);
  });

  it('what mailers and site builders hang on to an address is nobody’s option', () => {
    expect(read.query('check-in-card', { utm_source: 'newsletter', fbclid: '1' })).to.deep.equal({ values: { api }, faults: [] });
  });

  it('the host of a frame is one exact origin', () => {
    expect(read.query('check-in-card', { host: 'https://lms.example' })).to.deep.equal({ values: { api }, faults: [], host: 'https://lms.example' });
    for (const host of ['*', 'null', 'https://*.example', 'lms.example', 'https://lms.example/page', 'http://lms.example', 'https://a@lms.example', '']) {
      expect(originOf(host), host).to.have.property('fault');
      expect(read.query('check-in-card', { host }).faults.join()).to.match(/^host has to be the origin/);
    }
    expect(readQuery('check-in-card', new URLSearchParams(`api=${api}&host=https://a.example&host=https://b.example`), BASE).faults).to.have.length(1);
    expect(writeAddress('check-in-card', { api }, embed, 'https://lms.example').searchParams.get('host')).to.equal('https://lms.example');
  });

  it('an address is read with or without its last slash, as a file or as a folder, and only below the embed base', () => {
    for (const path of ['check-in-card', 'check-in-card/', 'check-in-card/index.html', 'check-in-card.html']) {
      expect(readAddress(new URL(`${path}?api=${api}`, embed), embed), path).to.deep.equal({ widget: 'check-in-card', values: { api }, faults: [] });
    }
    for (const other of ['https://evil.example/widgets/embed/check-in-card/', 'https://school.example/widgets/embedded/check-in-card/', 'mailto:a@b.example']) {
      expect(readAddress(new URL(other), embed), other).to.equal(undefined);
    }
    const { widget, faults } = readAddress(new URL('check-in-crad/?api=x', embed), embed)!;
    expect(widget).to.equal(undefined);
    expect(faults).to.deep.equal(['there is no widget "check-in-crad". There are: check-in-card, conference-scheduler, goal-tracker, message-thread']);
  });

  it('attributes that any element may have are the page’s own; a host element names its own', () => {
    const said = attributes([
      ['class', 'a'],
      ['id', 'b'],
      ['aria-label', 'c'],
      ['data-x', 'd'],
      ['onclick', 'e'],
      ['student', '1'],
      ['src', 'x'],
    ]);
    expect(readAttributes('check-in-card', said, BASE, ['src'])).to.deep.equal({ values: { student: '1' }, faults: [] });
    expect(readAttributes('check-in-card', said, BASE).faults).to.have.length(1);
  });
});
