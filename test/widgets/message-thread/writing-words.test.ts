import { expect } from 'chai';
import type { Participant } from '../../../src/contract/thread.js';
import { readersWord, rowSummary, rowsTitle } from '../../../src/widgets/message-thread/writing-words.js';
import { session } from '../../support/sample-session.js';
import { ana, rivera, thread } from '../../support/messages.js';

const nobody = { staff: 1, guardians: 1, students: 0, readers: 0, families: 1, unnamed: 0, groups: [] as string[] };

const seenBy = (id: string) => ({ viewer: { ...session('guardian').viewer, id }, locale: 'en' });

describe('X-13 who will read it is said in words', () => {
  it('names everybody but the viewer', () => {
    expect(readersWord(thread(), seenBy(ana.id))).to.equal('Ms Rivera will read this.');
    expect(readersWord(thread(), seenBy(rivera.id))).to.equal('Ana will read this.');
    expect(readersWord(thread(), seenBy('an overseer'))).to.equal('Ana and Ms Rivera will read this.');
  });

  it('counts those who have no name for the viewer, and hides none of them', () => {
    const unnamed = (count: number) => thread({ kind: 'group', audience: { ...nobody, unnamed: count } });
    expect(readersWord(unnamed(1), seenBy(ana.id))).to.equal('Ms Rivera and 1 more person will read this.');
    expect(readersWord(unnamed(1200), seenBy(ana.id))).to.equal('Ms Rivera and 1,200 more people will read this.');
  });

  it('one without a name is counted, never called null', () => {
    const participants = [{ ...thread().participants[1]!, name: null } as Participant];
    expect(readersWord(thread({ participants, audience: { ...nobody, unnamed: 1 } }), seenBy(ana.id))).to.equal('1 more person will read this.');
  });

  it('says so where nobody is there', () => {
    expect(readersWord(thread({ participants: [] }), seenBy(ana.id))).to.equal('Nobody else will read this.');
  });

  it('an announcement says for whom it is, how many homes, and that they do not see each other', () => {
    const news = (students: number) => thread({ kind: 'announcement', audience: { ...nobody, families: 23, students, groups: ['Room 12', 'Chess club'] } });
    expect(readersWord(news(0), seenBy(rivera.id))).to.equal(
      'The families of Room 12 and Chess club will read this. Families: 23. Nobody sees who else gets it.',
    );
    expect(readersWord(news(20), seenBy(rivera.id))).to.contain('and their students');
  });

  it('what waits is called by its words', () => {
    expect([rowsTitle(1), rowsTitle(3)]).to.deep.equal(['1 message is waiting to send', '3 messages are waiting to send']);
    const row = (operationId: string, body: object = {}) => rowSummary({ operationId, body } as Parameters<typeof rowSummary>[0]);
    expect(row('messages.send', { text: 'Good morning' })).to.equal('Good morning');
    expect(row('threads.start', { message: { text: 'Hello' } })).to.equal('Hello');
    expect([row('messages.remove'), row('messages.report'), row('threads.close')]).to.deep.equal([
      'Remove a message',
      'A report to the school',
      'A change to this thread',
    ]);
    expect(row('message-settings.change')).to.equal('A change to your settings');
  });
});
