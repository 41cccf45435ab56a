import { expect } from 'chai';
import * as v from 'valibot';
import '../../../src/widgets/message-thread/new-thread.js';
import { sendToManyBody, startBodySchema } from '../../../src/contract/thread-changes.js';
import { kindsFor } from '../../../src/widgets/message-thread/new-thread-form.js';
import { idOf } from '../../support/check-ins.js';
import { all, control, focused, hasControl, one, settled, textOf, type } from '../../support/inside.js';
import { threadId } from '../../support/messages.js';
import { overflow, tooSmall, violations } from '../../support/mounted.js';
import { mountWriting, writingScene, type WritingSetting } from '../../support/mount-writing.js';
import type { SampleRole } from '../../support/sample-session.js';

const open = (role: SampleRole, setting: WritingSetting = {}) => mountWriting('flywheel-new-thread', role, { ...setting, given: { thread: undefined } });
type Mounted = Awaited<ReturnType<typeof open>>;
async function press(part: Element, name: string | RegExp): Promise<void> {
  control(part, name).click();
  await settled(part);
}
async function write(part: Element, text = 'Good morning'): Promise<void> {
  type(one<HTMLTextAreaElement>(one(part, 'flywheel-note-field'), 'textarea'), text);
  await settled(part);
}
async function about(part: Element, studentId: string): Promise<void> {
  const field = one<HTMLSelectElement>(part, '#student');
  field.value = studentId;
  field.dispatchEvent(new Event('change', { bubbles: true }));
  await settled(part);
}
async function tick(part: Element, field: string, value: string): Promise<void> {
  one<HTMLInputElement>(part, `#${field} input[value="${value}"]`).click();
  await settled(part);
}
const sent = ({ ports }: Mounted) => ports.outbox.current[0];

describe('beginning a thread', () => {
  it('MT-13 a family writes to the school alone; a student begins nothing, and both are told why', async () => {
    const family = await open('guardian');
    await about(family.part, idOf(1));
    expect(all<HTMLInputElement>(family.part, '#person input').map(({ value }) => value)).to.deep.equal([idOf(4), idOf(5)]);
    expect(textOf(family.part)).to.contain('Families write to the school here, not to other families or students.');
    expect(kindsFor(family.part.scene!)).to.deep.equal(['direct', 'household']);
    const student = await open('student');
    expect(textOf(student.part)).to.contain('Your teacher can begin a thread with you.');
    expect(all(student.part, 'textarea')).to.have.length(0);
  });

  it('X-13 says who will read it as soon as that is chosen, before a word is written', async () => {
    const { part } = await open('guardian');
    await about(part, idOf(1));
    expect(textOf(part)).not.to.contain('will read this');
    await press(part, 'Ms Rivera');
    expect(textOf(part)).to.contain('Ms Rivera will read this.');
    await press(part, /with everyone at our home/);
    expect(textOf(part)).to.contain('Ms Rivera and the other guardians at your home will read this.');
  });

  it('MT-14 guardians of a younger student come along, and that is said', async () => {
    const mounted = await open('teacher');
    await about(mounted.part, idOf(1));
    await press(mounted.part, 'Maya Thompson (student)');
    expect(textOf(mounted.part)).to.contain('Maya Thompson and their guardians will read this. At this age, guardians are always included.');
    await press(mounted.part, 'Everyone at one home');
    expect(hasControl(mounted.part, 'Maya Thompson (student)')).to.equal(false);
    const { scene } = mounted.part;
    mounted.part.scene = { ...scene!, students: scene!.students.map((student) => ({ ...student, ageBand: 'high' as const })) };
    await settled(mounted.part);
    await press(mounted.part, 'One person');
    await press(mounted.part, 'Maya Thompson (student)');
    expect(textOf(mounted.part)).to.contain('Maya Thompson (student) will read this.');
  });

  it('goes out as the contract wants it, and the thread is shown once it is there', async () => {
    const mounted = await open('guardian');
    await about(mounted.part, idOf(1));
    await press(mounted.part, 'Ms Rivera');
    type(one<HTMLInputElement>(mounted.part, '#subject'), 'Reading');
    await write(mounted.part);
    await press(mounted.part, 'Send');
    const row = sent(mounted)!;
    expect(v.parse(startBodySchema, row.body)).to.deep.include({ kind: 'direct', studentId: idOf(1), personId: idOf(4), subject: 'Reading' });
    expect(row).to.include({ operationId: 'threads.start', studentId: idOf(1) });
    let shown = '';
    mounted.part.addEventListener('flywheel-thread-wanted', (event) => (shown = (event as Event & { threadId: string }).threadId));
    mounted.ports.outbox.change(row.id, { state: 'done', answer: { id: threadId } });
    await settled(mounted.part);
    expect(shown).to.equal(threadId);
  });

  it('an open thread of the same people is offered instead, and nothing is lost', async () => {
    const mounted = await open('guardian');
    await about(mounted.part, idOf(1));
    await press(mounted.part, 'Ms Rivera');
    await write(mounted.part);
    await press(mounted.part, 'Send');
    const problem = { type: 'already-there' as const, title: '', status: 409, current: { id: threadId } };
    mounted.ports.outbox.change(sent(mounted)!.id, { state: 'parked', trouble: { type: 'already-there', problem } });
    await settled(mounted.part);
    let shown = '';
    mounted.part.addEventListener('flywheel-thread-wanted', (event) => (shown = (event as Event & { threadId: string }).threadId));
    await press(mounted.part, 'Open that thread');
    expect(shown).to.equal(threadId);
    expect(textOf(mounted.part)).to.contain('Good morning');
  });

  it('MT-15 many families get private copies unless one group is asked for', async () => {
    const mounted = await open('teacher');
    await press(mounted.part, 'Several families');
    await tick(mounted.part, 'students', idOf(1));
    await tick(mounted.part, 'students', idOf(6));
    expect(textOf(mounted.part)).to.contain('Each family gets its own copy and answers to you alone. Families of: Maya Thompson and Leo Thompson.');
    await write(mounted.part);
    await press(mounted.part, 'Send');
    expect(v.parse(sendToManyBody, sent(mounted)!.body)).to.deep.include({ way: 'private' });
    expect((sent(mounted)!.body as { studentIds: string[] }).studentIds).to.have.members([idOf(1), idOf(6)]);
    const group = await open('teacher');
    await press(group.part, 'Several families');
    await tick(group.part, 'students', idOf(1));
    await press(group.part, 'One group for all');
    expect(textOf(group.part)).to.contain('every guardian sees the others and what they write');
    await write(group.part);
    await press(group.part, 'Send');
    expect(sent(group)!.body).to.include({ way: 'group' });
  });

  it('news for a class says for whom it is and that nobody answers', async () => {
    const mounted = await open('teacher');
    await press(mounted.part, 'News for a class');
    await tick(mounted.part, 'groups', 'Room 12');
    expect(textOf(mounted.part)).to.contain('The families of Room 12 will read this. Nobody answers in it');
    one<HTMLInputElement>(mounted.part, '#withStudents').click();
    one<HTMLInputElement>(mounted.part, '#acknowledge').click();
    await write(mounted.part);
    await press(mounted.part, 'Send');
    const body = v.parse(startBodySchema, sent(mounted)!.body);
    expect(body).to.deep.include({ kind: 'announcement', groups: ['Room 12'], withStudents: true });
    expect(body.message.asksAcknowledgement).to.equal(true);
  });

  it('MT-09 urgent and announcements are for whom it is permitted', async () => {
    const { part } = await open('guardian');
    expect(all(part, '#urgent')).to.have.length(0);
    const scene = writingScene('teacher', (await open('teacher')).ports);
    expect(kindsFor({ ...scene, students: scene.students.map((student) => ({ ...student, permissions: ['start-thread'] })) })).to.deep.equal([
      'direct',
      'household',
      'many',
    ]);
    expect(kindsFor({ ...scene, students: scene.students.map((student) => ({ ...student, permissions: [] })) })).to.deep.equal([]);
  });

  it('asks for what is missing, the first of it first, and sends nothing', async () => {
    const mounted = await open('guardian');
    await press(mounted.part, 'Send');
    expect(focused()?.id).to.equal('student');
    await about(mounted.part, idOf(1));
    await press(mounted.part, 'Send');
    expect(textOf(mounted.part)).to.contain('Please choose a person.');
    expect(focused()?.getAttribute('value')).to.equal(idOf(4));
    expect(mounted.ports.outbox.current).to.have.length(0);
  });

  it('MT-22 what is typed comes back', async () => {
    const first = (await open('teacher')).part.scene!.students[0]!.id;
    const place = { studentId: first, widget: 'message-thread', record: 'new-thread' };
    const { part } = await open('teacher', {
      prepare: ({ drafts, clock }) => drafts.put(place, { kind: 'many', students: idOf(1), text: 'Begun' }, clock.now()),
    });
    expect(one<HTMLTextAreaElement>(one(part, 'flywheel-note-field'), 'textarea').value).to.equal('Begun');
    expect(textOf(part)).to.contain('Families of: Maya Thompson.');
  });

  it('is clean for axe and fits 280 px in each kind, from right to left too', async () => {
    for (const dir of ['ltr', 'rtl'] as const) {
      const { part } = await open('teacher', { width: 280, dir });
      for (const kind of ['One person', 'Several families', 'News for a class']) {
        await press(part, kind);
        expect(await violations(part), kind).to.deep.equal([]);
        expect(overflow(part), kind).to.be.lessThan(1);
        expect(tooSmall(part), kind).to.deep.equal([]);
      }
    }
  });
});
