import { expect } from 'chai';
import type { Participant } from '../../../src/contract/thread.js';
import { audienceWord, rowSummary, rowsTitle } from '../../../src/widgets/message-thread/writing-words.js';
import { ana, rivera, thread } from '../../support/messages.js';

const nobody = { staff: 1, guardians: 1, students: 0, readers: 0, families: 1, unnamed: 0, groups: [] as string[] };

describe('X-13 who will read it is said in words', () => {
  it('names everybody but the viewer', () => {
    expect(audienceWord(thread(), ana.id, 'en')).to.equal('Ms Rivera will read this.');
    expect(audienceWord(thread(), rivera.id, 'en')).to.equal('Ana will read this.');
    expect(audienceWord(thread(), 'an overseer', 'en')).to.equal('Ana and Ms Rivera will read this.');
  });

  it('counts those who have no name for the viewer, and hides none of them', () => {
    const unnamed = (count: number) => thread({ kind: 'group', audience: { ...nobody, unnamed: count } });
    expect(audienceWord(unnamed(1), ana.id, 'en')).to.equal('Ms Rivera and one more person will read this.');
    expect(audienceWord(unnamed(1200), ana.id, 'en')).to.equal('Ms Rivera and 1,200 more people will read this.');
  });

  it('one without a name is counted, never called null', () => {
    const participants = [{ ...thread().participants[1]!, name: null } as Participant];
    expect(audienceWord(thread({ participants, audience: { ...nobody, unnamed: 1 } }), ana.id, 'en')).to.equal('one more person will read this.');
  });

  it('says so where nobody is there', () => {
    expect(audienceWord(thread({ participants: [] }), ana.id, 'en')).to.equal('Nobody else will read this.');
  });

  it('an announcement says for whom it is, how many homes, and that they do not see each other', () => {
    const news = (students: number) => thread({ kind: 'announcement', audience: { ...nobody, families: 23, students, groups: ['Room 12', 'Chess club'] } });
    expect(audienceWord(news(0), rivera.id, 'en')).to.equal(
      'The families of Room 12 and Chess club will read this. Families: 23. Nobody sees who else gets it.',
    );
    expect(audienceWord(news(20), rivera.id, 'en')).to.contain('and their students');
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
  });
});
