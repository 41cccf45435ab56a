import { expect } from 'chai';
import fc from 'fast-check';
import * as v from 'valibot';
import { messageLimits } from '../../../src/contract/message-limits.js';
import { messageBodySchema, starters } from '../../../src/contract/message.js';
import { voices } from '../../../src/contract/person.js';
import { bodyOf, needsNextStep, startedText, wrongParts, type ComposerContext } from '../../../src/widgets/message-thread/message-composer-form.js';

const context: ComposerContext = { voice: 'home', language: 'en', mayUrgent: false, isAnnouncement: false };
const anything = fc.option(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' })), { nil: undefined });
const typedForm = fc.record({
  text: anything,
  nextStep: anything,
  starter: fc.option(fc.oneof(fc.constantFrom<string>(...starters), fc.string()), { nil: undefined }),
  reply: fc.option(fc.constantFrom('needed', 'not-needed', 'maybe'), { nil: undefined }),
  urgent: fc.option(fc.constantFrom('yes', 'no'), { nil: undefined }),
  acknowledge: fc.option(fc.constantFrom('yes', 'no'), { nil: undefined }),
});
const anyContext = fc.record({
  voice: fc.constantFrom(...voices),
  language: fc.constantFrom('en', 'es', 'ar'),
  mayUrgent: fc.boolean(),
  isAnnouncement: fc.boolean(),
});

describe('what is typed becomes a message', () => {
  it('MT-01 whatever is typed, what nothing is wrong with keeps the contract', () => {
    fc.assert(
      fc.property(typedForm, anyContext, (typed, where) => {
        fc.pre(wrongParts(typed, where).length === 0);
        expect(v.safeParse(messageBodySchema, bodyOf(typed, where)).success).to.equal(true);
      }),
    );
  });

  it('MT-18 a worry of the school goes with a next step, and of nobody else', () => {
    const worry = { text: 'Maya was tired all week.', starter: 'concern' };
    expect(wrongParts(worry, { voice: 'school' })).to.deep.equal([{ field: 'nextStep', trouble: 'missing' }]);
    expect(wrongParts({ ...worry, nextStep: ' \n ' }, { voice: 'school' })).to.have.length(1);
    expect(wrongParts({ ...worry, nextStep: 'A quiet corner from Monday on' }, { voice: 'school' })).to.deep.equal([]);
    for (const voice of ['home', 'student'] as const) expect(needsNextStep(worry, voice)).to.equal(false);
    expect(needsNextStep({ text: 'x', starter: 'celebrate' }, 'school')).to.equal(false);
  });

  it('counts characters as a person does, to the last one', () => {
    const family = '👨‍👩‍👧‍👦';
    const at = (count: number) => wrongParts({ text: family.repeat(count) }, { voice: 'home' });
    expect(at(messageLimits.textCharacters)).to.deep.equal([]);
    expect(at(messageLimits.textCharacters + 1)).to.deep.equal([{ field: 'text', trouble: 'too-many-characters' }]);
    expect(wrongParts({ text: 'x', nextStep: 'n'.repeat(messageLimits.nextStepCharacters + 1) }, { voice: 'home' })).to.deep.equal([
      { field: 'nextStep', trouble: 'too-many-characters' },
    ]);
  });

  it('two megabytes of text are refused at once and stay as they are', () => {
    expect(wrongParts({ text: 'ab'.repeat(1_048_576) }, { voice: 'home' })).to.deep.equal([{ field: 'text', trouble: 'too-many-characters' }]);
  });

  it('an empty message is not sent', () => {
    for (const text of [undefined, '', '  \n\t', '\u0000\u0007'])
      expect(wrongParts({ text }, { voice: 'home' })).to.deep.equal([{ field: 'text', trouble: 'missing' }]);
  });

  it('MT-09 urgent is sent only where it is permitted, also where an old draft says it', () => {
    const typed = { text: 'Please come', urgent: 'yes' };
    expect(bodyOf(typed, context).urgent).to.equal(false);
    expect(bodyOf(typed, { ...context, mayUrgent: true }).urgent).to.equal(true);
    expect(bodyOf({ text: 'Please come' }, { ...context, mayUrgent: true }).urgent).to.equal(false);
  });

  it('MT-23 whether it needs a reply is said, said not to, or left open; nobody answers an announcement', () => {
    expect(bodyOf({ text: 'x' }, context).reply).to.equal(null);
    expect(bodyOf({ text: 'x', reply: 'needed' }, context).reply).to.equal('needed');
    expect(bodyOf({ text: 'x', reply: 'not-needed' }, context).reply).to.equal('not-needed');
    const news = bodyOf({ text: 'x', reply: 'needed', acknowledge: 'yes' }, { ...context, isAnnouncement: true });
    expect([news.reply, news.asksAcknowledgement]).to.deep.equal([null, true]);
    expect(bodyOf({ text: 'x', acknowledge: 'yes' }, context).asksAcknowledgement).to.equal(false);
  });

  it('names the files that go along', () => {
    const ids = ['01890000-0000-7000-8000-000000000001'];
    expect(bodyOf({ text: 'x' }, context, ids).attachmentIds).to.deep.equal(ids);
  });
});

describe('a beginning meets what is written', () => {
  const beginnings = ['I want to celebrate:', 'Thank you for'];

  it('MT-18 begins an empty text, and takes the place of another bare beginning', () => {
    expect(startedText('', beginnings[0]!, beginnings)).to.equal('I want to celebrate: ');
    expect(startedText('Thank you for', beginnings[0]!, beginnings)).to.equal('I want to celebrate: ');
    expect(startedText('Thank you for ', '', beginnings)).to.equal('');
  });

  it('MT-18 never touches words of the person’s own', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom('', ...beginnings), (text, next) => {
        fc.pre(text.trim() !== '' && !beginnings.some((one) => one.trim() === text.trim()));
        fc.pre(!/\p{Cc}/u.test(text));
        expect(startedText(text, next, beginnings)).to.equal(text);
      }),
    );
  });
});
