/**
 * Every state that a card draws on purpose, by name: what the school answers, what the device remembers, and what then happens. It presses and types as
 * a person does, through the card alone.
 */
import type { CheckIn, CheckInKind, Mode } from '../../src/contract/check-in.js';
import type { FakePorts, FakeSetting } from '../../test/support/fake-ports.js';
import { all, one, settled, type } from '../../test/support/inside.js';
import { onPaper } from './on-paper.js';
import { TODAY, type Sight } from './people.js';

export interface Stage {
  readonly card: HTMLElement;
  readonly ports: FakePorts;
  readonly sight: Sight;
  readonly kind: CheckInKind;
}
export interface CardState {
  /** What is otherwise than in a school where everything works. */
  readonly setting?: (sight: Sight) => FakeSetting;
  /** Before the card is there. */
  readonly before?: (stage: Omit<Stage, 'card'>) => void;
  /** Once it is there; returns what puts the page back. */
  readonly then?: (stage: Stage) => Promise<(() => void) | void> | (() => void) | void;
}

/** What the viewer fills in first. */
export const kindOf = (mode: Mode): CheckInKind => (mode === 'feelings' ? 'feelings' : mode === 'daily-report-card' ? 'report' : 'check-in');
const placeOf = ({ sight, kind }: Omit<Stage, 'card'>) => ({ studentId: sight.studentId, widget: 'check-in-card', record: kind });

async function fill({ card, sight }: Stage): Promise<void> {
  one(card, `[data-value="${sight.looker.feeling}"]`).click();
  await settled(card);
  if (all(card, 'textarea').length === 0) one(card, '.add-words').click();
  await settled(card);
  type(one<HTMLTextAreaElement>(card, 'textarea'), sight.looker.note);
  await settled(card);
}

async function send(stage: Stage): Promise<void> {
  await fill(stage);
  one(stage.card, '.actions .primary').click();
  await settled(stage.card);
}

/** The same person's entry, as it was changed on another device meanwhile. */
const elsewhere = ({ sight: { session, studentId } }: Stage): CheckIn => ({
  id: '01999999-0000-7000-8000-000000000001',
  studentId,
  on: TODAY,
  mode: 'feelings',
  kind: 'feelings',
  voice: session.viewer.voice!,
  author: { id: session.viewer.id, name: session.viewer.name, role: session.viewer.role },
  feeling: 'happy',
  note: { text: 'Much better after lunch.', language: 'en', translation: null },
  help: null,
  planId: null,
  ratings: [],
  results: [],
  audience: ['home', 'school', 'student'],
  acknowledgements: [],
  createdAt: '2026-11-17T13:31:00.000Z',
  updatedAt: '2026-11-17T17:40:00.000Z',
  version: 3,
});

const withPermissions = (permissions: readonly 'see-check-ins'[], { session, studentId }: Sight): FakeSetting => ({
  session: { ...session, students: session.students.filter(({ id }) => id === studentId).map((student) => ({ ...student, permissions: [...permissions] })) },
});
const nobody = { session: undefined };
const longWords = `${'كان اليوم طويلا جدا وجميلا. '.repeat(40)}\n\n${'Donaudampfschifffahrtsgesellschaftskapitän'.repeat(6)} 🌱 ${'A long sentence that goes on. '.repeat(60)}`;

export const states = {
  ready: {},
  'first visit': { setting: () => ({ checkIns: [] }) },
  loading: { setting: () => ({ ...nobody, status: 'loading' }) },
  'draft restored': {
    before: (stage) =>
      stage.ports.drafts.put(
        placeOf(stage),
        { on: TODAY, feeling: stage.sight.looker.feeling, note: stage.sight.looker.note },
        Date.parse('2026-11-17T12:11:00Z'),
      ),
  },
  saving: { before: ({ ports }) => (ports.drafts.storage = 'saving'), then: fill },
  saved: { then: fill },
  'kept only while open': { before: ({ ports }) => (ports.drafts.storage = 'memory'), then: fill },
  'nothing to send yet': { then: ({ card }) => one(card, '.actions .primary').click() },
  'waiting to send': {
    then: async (stage) => {
      await send(stage);
      stage.ports.outbox.fail(undefined, 3);
      stage.ports.access.set({ offline: true });
    },
  },
  sent: {
    then: async (stage) => {
      await send(stage);
      stage.ports.outbox.deliver();
    },
  },
  failed: {
    then: async (stage) => {
      await send(stage);
      stage.ports.outbox.park(undefined, 'not-allowed');
    },
  },
  conflict: {
    then: async (stage) => {
      await send(stage);
      stage.ports.outbox.conflict(elsewhere(stage));
      await customElements.whenDefined('flywheel-two-versions');
    },
  },
  'signed out': {
    then: async (stage) => {
      await fill(stage);
      stage.ports.access.set({ status: 'signed-out' });
    },
  },
  'another tab’s words': {
    then: async (stage) => {
      await fill(stage);
      stage.ports.drafts.fork({ tab: 'other', value: { feeling: 'worried', note: 'There is a quiz today.' }, savedAt: Date.parse('2026-11-17T18:20:00Z') });
    },
  },
  'not today': { then: ({ card }) => one(card, '.actions .link').click() },
  'no permission': { setting: (sight) => withPermissions([], sight) },
  'only to read': { setting: (sight) => withPermissions(['see-check-ins'], sight) },
  'not offered': { setting: () => ({ capabilities: ['goals'] }) },
  unreachable: { setting: () => ({ ...nobody, status: 'unreachable' }) },
  misconfigured: { setting: () => ({ ...nobody, status: 'misconfigured' }) },
  /** The second half of check-in/check-out: the day's ratings. */
  'looking back': {
    then: async ({ card }) => {
      const [, checkOut] = all(card, '.stages button');
      checkOut?.click();
      await customElements.whenDefined('flywheel-check-out-view');
    },
  },
  'long history': {
    then: async ({ card }) => {
      one(card, '.history-button').click();
      await customElements.whenDefined('flywheel-check-in-history');
    },
  },
  'long text': {
    before: (stage) => stage.ports.drafts.put(placeOf(stage), { on: TODAY, note: longWords }, Date.parse('2026-11-16T19:03:00Z')),
  },
  print: { then: ({ card }) => onPaper(card) },
} as const satisfies Readonly<Record<string, CardState>>;
export type StateName = keyof typeof states;
