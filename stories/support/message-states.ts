/**
 * Every state that messages draw on purpose, by name: what the school answers, what the device remembers, and what then happens. It presses and types as a
 * person does, through the widget alone.
 */
import type { Permission } from '../../src/contract/person.js';
import type { DraftValue } from '../../src/domain/draft.js';
import type { FakeSetting } from '../../test/support/fake-ports.js';
import { appears, one, settled } from '../../test/support/inside.js';
import { drawn } from '../../test/support/drawn-timeline.js';
import {
  attach,
  beginThread,
  openActions,
  openPart,
  openThread,
  pick,
  send,
  showPicture,
  wordsOf,
  write,
  type MessageScene,
  type PreparedMessages,
} from './message-acts.js';
import { longWords, manyMessages, withLast, withThread, type MessageSight, type MessagesTold } from './message-sight.js';
import { onPaper } from './on-paper.js';

export interface MessageState {
  /** What is otherwise than in a school where everything works. */
  readonly setting?: (sight: MessageSight) => FakeSetting;
  /** What the school tells of messages, where it is not what the seed tells. */
  readonly told?: (sight: MessageSight) => MessagesTold;
  /** Before the widget is there. */
  readonly before?: (scene: PreparedMessages) => void;
  /** Once it is there; returns what puts the page back. */
  readonly then?: (scene: MessageScene) => Promise<(() => void) | void> | (() => void) | void;
}

/** Half past six in the evening of the same day. */
const EVENING = '2026-11-17T23:30:00.000Z';
const nobody = { session: undefined };

const placeOf = ({ sight }: PreparedMessages) => ({
  studentId: sight.isOverseer ? sight.session.students[0]!.id : (sight.thread?.studentId ?? sight.studentId),
  widget: 'message-thread',
  record: sight.isOverseer ? 'new-thread' : `message-${sight.thread?.id ?? ''}`,
});
const opened = (scene: MessageScene): Promise<void> => (scene.sight.isOverseer ? beginThread(scene) : openThread(scene));

const withPermissions = (permissions: readonly Permission[], { session, studentId }: MessageSight): FakeSetting => ({
  session: { ...session, students: session.students.filter(({ id }) => id === studentId).map((student) => ({ ...student, permissions: [...permissions] })) },
});

/** Settings that somebody else changed meanwhile. */
async function fightOver(scene: MessageScene): Promise<void> {
  const { widget, ports, school } = scene;
  await openPart(scene, 'settings');
  await pick(widget, 'digest', 'weekly');
  const { id } = ports.outbox.current.at(-1)!;
  const current = { ...(school.settings ?? { personId: scene.sight.viewerId, readReceipts: true, digest: 'daily', hours: null, version: 1 }), version: 2 };
  const problem = { type: 'stale-version', title: 'Changed meanwhile', status: 412, current } as const;
  ports.outbox.change(id, { state: 'conflict', attempts: 1, trouble: { type: 'stale-version', problem } });
  await drawn(widget);
}

export const messageStates = {
  ready: { then: (scene) => openThread(scene) },
  'all threads': { then: ({ widget }) => settled(widget) },
  'first visit': { told: () => ({ threads: [], messages: [] }) },
  loading: { setting: () => ({ ...nobody, status: 'loading' }) },
  'draft restored': {
    before: (scene) => {
      const words: DraftValue = { text: wordsOf(scene.sight) };
      scene.ports.drafts.put(placeOf(scene), words, Date.parse('2026-11-17T12:11:00Z'));
    },
    then: opened,
  },
  saving: { before: ({ ports }) => void (ports.drafts.storage = 'saving'), then: (scene) => write(scene) },
  saved: { then: (scene) => write(scene) },
  'kept only while open': { before: ({ ports }) => void (ports.drafts.storage = 'memory'), then: (scene) => write(scene) },
  'nothing to send yet': {
    then: async (scene) => {
      await opened(scene);
      one(scene.widget, '.actions .primary').click();
      await settled(scene.widget);
    },
  },
  'waiting to send': {
    then: async (scene) => {
      await send(scene);
      scene.ports.outbox.fail(undefined, 3);
      scene.ports.access.set({ offline: true });
      await drawn(scene.widget);
    },
  },
  sent: {
    then: async (scene) => {
      await send(scene);
      scene.ports.outbox.deliver();
      await drawn(scene.widget);
    },
  },
  failed: {
    then: async (scene) => {
      await send(scene);
      scene.ports.outbox.park(undefined, scene.sight.isOverseer ? 'not-allowed' : 'thread-closed');
      await drawn(scene.widget);
    },
  },
  conflict: { then: fightOver },
  'signed out': {
    then: async (scene) => {
      await write(scene);
      scene.ports.access.set({ status: 'signed-out' });
    },
  },
  'another tab’s words': {
    then: async (scene) => {
      await write(scene);
      scene.ports.drafts.fork({ tab: 'other', value: { text: 'She found a friend to read with.' }, savedAt: Date.parse('2026-11-17T18:20:00Z') });
    },
  },
  'no permission': { setting: (sight) => withPermissions([], sight) },
  'only to read': {
    setting: (sight) => withPermissions(['see-messages'], sight),
    told: (sight) => withThread(sight, { sendRefusal: 'not-allowed', may: [] }),
    then: (scene) => openThread(scene),
  },
  'not offered': { setting: () => ({ capabilities: ['check-ins'] }) },
  unreachable: { setting: () => ({ ...nobody, status: 'unreachable' }) },
  misconfigured: { setting: () => ({ ...nobody, status: 'misconfigured' }) },
  'long history': { told: manyMessages, then: (scene) => openThread(scene) },
  'long text': { told: longWords, then: (scene) => openThread(scene) },
  print: {
    then: async (scene) => {
      await openThread(scene);
      return onPaper(scene.widget);
    },
  },

  'in quiet hours': {
    setting: () => ({ now: EVENING }),
    told: (sight) => {
      const { viewer } = sight.session;
      const heldUntil = '2026-11-18T12:30:00.000Z';
      if (viewer.voice === 'school') return withThread(sight, { held: 1, heldUntil, unread: 0 });
      const mine = sight.told.messages.findLast(({ author, threadId }) => author.id === viewer.id && threadId === sight.thread?.id);
      return { ...sight.told, messages: sight.told.messages.map((one) => (one === mine ? { ...one, heldUntil } : one)) };
    },
    then: (scene) => openThread(scene),
  },
  'what was read, and when': {
    told: (sight) => {
      const reader = sight.thread!.participants.find(({ voice }) => voice !== sight.session.viewer.voice)!;
      const readBy = [{ person: { id: reader.id, name: reader.name, role: reader.role }, readAt: '2026-11-17T20:12:00.000Z' }];
      const isMine = (id: string): boolean => id === sight.session.viewer.id;
      return { ...sight.told, messages: sight.told.messages.map((one) => (isMine(one.author.id) ? { ...one, readBy } : one)) };
    },
    then: (scene) => openThread(scene),
  },
  'a trace of what was removed': {
    told: (sight) =>
      withLast(sight, ({ author }) => ({ text: null, nextStep: null, attachments: [], removed: { at: '2026-11-17T20:05:00.000Z', by: author } })),
    then: (scene) => openThread(scene),
  },
  'something urgent': { told: (sight) => withLast(sight, () => ({ urgent: true })), then: (scene) => openThread(scene) },
  'closed by school': {
    told: (sight) => {
      const staff = sight.thread!.participants.find(({ voice }) => voice === 'school')!;
      const stateBy = { id: staff.id, name: staff.name, role: staff.role };
      return withThread(sight, { state: 'closed', stateBy, sendRefusal: 'closed', may: sight.session.viewer.voice === 'school' ? ['reopen'] : [] });
    },
    then: (scene) => openThread(scene),
  },
  'an announcement': { then: (scene) => openThread(scene, scene.sight.told.threads.find(({ kind }) => kind === 'announcement')?.id) },
  'a picture': { then: showPicture },
  'files to send': { then: attach },
  'files on their way': {
    then: async (scene) => {
      await attach(scene);
      one(scene.widget, '.actions .primary').click();
      await settled(scene.widget);
      scene.ports.files.sending[0]!.told({ sent: 900, waiting: true });
    },
  },
  'a worry with a next step': {
    then: async (scene) => {
      await openThread(scene);
      one(scene.widget, '[aria-controls="extras"]').click();
      await settled(scene.widget);
      await pick(scene.widget, 'starter', 'concern');
    },
  },
  'writing down a contact': { then: (scene) => openPart(scene, 'contact') },
  'finding words': { then: (scene) => openPart(scene, 'find') },
  settings: { then: (scene) => openPart(scene, 'settings') },
  'hours of one’s own': {
    then: async (scene) => {
      await openPart(scene, 'settings');
      one(scene.widget, '#hours').click();
      await appears(scene.widget, 'flywheel-staff-hours');
      await settled(scene.widget);
      await pick(scene.widget, 'way', 'own');
      one(scene.widget, '#add-office').click();
      await settled(scene.widget);
    },
  },
  'what can be done with a message': { then: openActions },
  'reporting a message': {
    then: async (scene) => {
      await openActions(scene);
      one(one(scene.widget, 'flywheel-message-actions'), '[data-next="input"]').click();
      await drawn(scene.widget);
    },
  },
  'beginning a thread': { then: beginThread },
  'private copies': {
    then: async (scene) => {
      await beginThread(scene);
      await pick(scene.widget, 'kind', 'many');
      for (const { id } of scene.sight.session.students.slice(0, 3)) await pick(scene.widget, 'students', id);
    },
  },
} as const satisfies Readonly<Record<string, MessageState>>;
export type MessageStateName = keyof typeof messageStates;
