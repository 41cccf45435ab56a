import { expect } from 'chai';
import fc from 'fast-check';
import * as v from 'valibot';
import { cleanText } from '../../../src/base/text.js';
import { checkInBodySchema } from '../../../src/contract/check-in.js';
import { feelingKeys } from '../../../src/contract/feelings.js';
import { limits } from '../../../src/contract/limits.js';
import type { DraftValue, Json } from '../../../src/domain/draft.js';
import { formFor, fromDraft, isEmpty, problemsOf, toBody, toDraft, toText, type CheckInForm } from '../../../src/widgets/check-in-card/check-in-form.js';
import { checkIn, idOf } from '../../support/check-ins.js';

const on = '2026-11-17';
const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const form: fc.Arbitrary<CheckInForm> = fc.record({
  on: optional(fc.constantFrom(on, '2026-11-16')),
  feeling: optional(fc.constantFrom(...feelingKeys)),
  note: optional(fc.string({ unit: 'grapheme', maxLength: 60 }).map(cleanText)),
  helpFrom: optional(fc.constant(idOf(4))),
  audience: optional(fc.constantFrom(['home', 'school', 'student'], ['school', 'student'])),
});
const context = { kind: 'feelings', today: on, language: 'en', writer: 'student' } as const;
const known = (value: CheckInForm): CheckInForm => JSON.parse(JSON.stringify(value)) as CheckInForm;

describe('check-in-form', () => {
  it('X-01 reads back from a draft what was put into it', () => {
    fc.assert(
      fc.property(form, (filled) => {
        const draft = toDraft(filled);
        if (isEmpty(filled)) expect(draft).to.equal(undefined);
        else expect(known(fromDraft(draft))).to.deep.equal(known({ ...filled, note: filled.note || undefined }));
      }),
    );
  });

  it('keeps what another version wrote, and is not thrown by any draft', () => {
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.string().filter((name) => name !== '__proto__'),
          fc.jsonValue() as fc.Arbitrary<Json>,
        ),
        (strange) => {
          const draft: DraftValue = { ...strange, note: 'words' };
          const again = toDraft(fromDraft(draft))!;
          for (const [name, value] of Object.entries(draft))
            if (!['ratings', 'results', 'audience', 'base'].includes(name)) expect(again[name]).to.deep.equal(value);
        },
      ),
    );
  });

  it('cleans a draft that other hands have touched', () => {
    expect(fromDraft({ note: 'a\u0000b\ud800', on: 'yesterday', feeling: 7, ratings: [{ expectation: 'safe' }, 3] })).to.deep.equal({
      note: 'ab\ufffd',
      ratings: [],
      rest: { on: 'yesterday', feeling: 7 },
    });
  });

  it('sends only what the contract takes, whatever is filled in', () => {
    fc.assert(
      fc.property(form, (filled) => {
        if (problemsOf(filled, 'feelings').length) return;
        const body = toBody(filled, context);
        expect(v.safeParse(checkInBodySchema, body).issues).to.equal(undefined);
      }),
    );
  });

  it('CI-01 is complete with a feeling and no text', () => {
    expect(problemsOf({ feeling: 'calm' }, 'feelings')).to.deep.equal([]);
    expect(toBody({ feeling: 'calm' }, context)).to.deep.include({ kind: 'feelings', feeling: 'calm', note: null, helpFrom: null, on });
  });

  it('is not complete with nothing, spaces, or a feeling that this contract does not know', () => {
    expect(problemsOf({}, 'feelings')).to.deep.equal(['nothing']);
    expect(problemsOf({ note: '  \n ' }, 'feelings')).to.deep.equal(['nothing']);
    expect(problemsOf({ feeling: 'saudade' }, 'feelings')).to.deep.equal(['nothing']);
    expect(problemsOf({}, 'check-out')).to.deep.equal(['nothing-rated']);
    expect(problemsOf({}, 'report')).to.deep.equal(['nothing-rated']);
    expect(problemsOf({ helpFrom: idOf(4) }, 'check-in')).to.deep.equal(['nothing']);
  });

  it('refuses a note that is too long by what a person counts, and never shortens it', () => {
    const family = '👨‍👩‍👧';
    expect(problemsOf({ note: family.repeat(limits.noteCharacters) }, 'feelings')).to.deep.equal([]);
    expect(problemsOf({ note: family.repeat(limits.noteCharacters + 1) }, 'feelings')).to.deep.equal(['note-too-long']);
    expect(toDraft({ note: 'x'.repeat(9000) })!.note).to.have.length(9000);
  });

  it('stays on the school’s day it was begun on, past midnight', () => {
    expect(toBody({ feeling: 'calm', on: '2026-11-16' }, context).on).to.equal('2026-11-16');
  });

  it('CI-13 names the default readers, and only those that the writer may choose', () => {
    expect(toBody({ feeling: 'sad' }, context).audience).to.have.members(['home', 'school', 'student']);
    expect(toBody({ feeling: 'sad', audience: ['school', 'student'] }, context).audience).to.have.members(['school', 'student']);
    expect(toBody({ feeling: 'sad', audience: ['student'] }, context).audience).to.have.members(['home', 'school', 'student']);
  });

  it('CI-07 continues the ratings of the day where nothing was touched', () => {
    const ratings = [{ expectation: 'safe', period: 'math', score: 2 }];
    const existing = checkIn({ kind: 'check-out', planId: idOf(50), ratings, note: { text: 'Bien', language: 'es', translation: null } });
    const day = { ...context, kind: 'check-out', writer: 'school', planId: idOf(50), existing } as const;
    expect(toBody({}, day)).to.deep.include({ ratings, note: 'Bien', language: 'es' });
    expect(toBody({ note: '' }, day)).to.deep.include({ note: null, language: 'en' });
  });

  it('opens an entry as the form that changes it, with what it was', () => {
    const entry = checkIn({ feeling: 'sad', note: { text: 'Hm', language: 'en', translation: null } });
    const body = toBody({ feeling: 'sad', note: 'Hm' }, { ...context, writer: 'school' });
    const opened = fromDraft(toDraft(formFor(entry, body)));
    expect(opened).to.deep.include({ feeling: 'sad', note: 'Hm' });
    expect(opened.base).to.deep.include({ id: entry.id, version: entry.version });
    expect(toDraft({ ...opened, note: '' })).to.have.property('note', '');
  });

  it('can be copied as plain words', () => {
    expect(toText({ feeling: 'sad', note: 'Because' }, (feeling) => feeling.toUpperCase())).to.equal('SAD\nBecause');
    expect(toText({}, String)).to.equal('');
  });
});
