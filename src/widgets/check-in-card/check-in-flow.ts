/**
 * What the card leans on, bundled: who is looking, the words in progress, what waits to be sent, what was read. It turns what a person does
 * into commands for the ports and never waits for the network. It draws nothing.
 */
import { systemClock, type Clock } from '../../base/clock.js';
import { memoLast } from '../../base/memo-last.js';
import {
  acknowledgeCheckIn,
  changeCheckIn,
  createCheckIn,
  listCheckIns,
  type Acknowledgement,
  type CheckIn,
  type CheckInBody,
  type CheckInKind,
} from '../../contract/check-in.js';
import { listCheckInPlans, type CheckInPlan } from '../../contract/check-in-plan.js';
import { limits } from '../../contract/limits.js';
import { bodyOf } from '../../domain/check-in-body.js';
import type { DraftPlace } from '../../domain/draft.js';
import { ringFrom, ringWeeks, type RingWeek } from '../../domain/momentum-ring.js';
import type { OutboxItem } from '../../domain/outbox.js';
import { AccessController } from '../../element/access-controller.js';
import { clockContext, readerContext, type Reader } from '../../element/contexts.js';
import { DraftController } from '../../element/draft-controller.js';
import { OutboxController } from '../../element/outbox-controller.js';
import { PortController, type Host } from '../../element/port-controller.js';
import { ReaderController } from '../../element/reader-controller.js';
import { currentLanguage } from '../../i18n/locale.js';
import { cardState, helpFor, kindsFor, latest, planFor, type CardSettings, type CardState, type Scene } from './card-scene.js';
import { formFor, fromDraft, pointBefore, toBody, toDraft, type CheckInForm } from './check-in-form.js';
import { isCheckIn } from './row-words.js';

export const WIDGET = 'check-in-card';

export interface FlowSettings extends Omit<CardSettings, 'now'> {
  readonly group: boolean;
  /** The kind that the viewer chose, where there are several. */
  readonly wish: CheckInKind | undefined;
}

export class CheckInFlow {
  readonly access: AccessController;
  readonly draft: DraftController;
  readonly outbox: OutboxController;
  readonly list: ReaderController<typeof listCheckIns>;
  readonly plans: ReaderController<typeof listCheckInPlans>;
  readonly #clock: PortController<Clock>;
  readonly #reader: PortController<Reader>;
  readonly #host: Host;
  readonly #stateOf = memoLast<CardState>();
  readonly #latest = memoLast<readonly CheckIn[]>();
  readonly #weeks = memoLast<readonly RingWeek[]>();

  state: CardState = { kind: 'loading' };
  /** The whole group in one pass: for staff only. */
  group = false;
  /** What the viewer fills in here; `undefined`: nothing. */
  kind: CheckInKind | undefined;
  /** Newest first, with what this page has sent since. */
  checkIns: readonly CheckIn[] = [];
  /** Who took part in which of the last weeks. */
  weeks: readonly RingWeek[] = [];
  /** This student's rows of this card, oldest first. */
  items: readonly OutboxItem[] = [];

  constructor(
    host: Host,
    /** What a goal point is called, as far as its goal is known: who can fetch that says so. */
    readonly nameOfPoint: (point: NonNullable<CheckInBody['goalPoint']>) => string | undefined,
  ) {
    this.access = new AccessController(host);
    this.draft = new DraftController(host);
    this.outbox = new OutboxController(host);
    this.list = new ReaderController(host, listCheckIns);
    this.plans = new ReaderController(host, listCheckInPlans);
    this.#clock = new PortController(host, clockContext);
    this.#reader = new PortController(host, readerContext);
    this.#host = host;
  }

  get ports(): readonly PortController<unknown>[] {
    return [this.access, this.draft, this.outbox, this.list, this.plans, this.#clock, this.#reader];
  }

  get clock(): Clock {
    return this.#clock.port ?? systemClock;
  }

  get now(): number {
    return this.clock.now();
  }

  get scene(): Scene | undefined {
    return this.state.kind === 'ready' ? this.state.scene : undefined;
  }

  get form(): CheckInForm {
    return fromDraft(this.draft.snapshot.value);
  }

  get plan(): CheckInPlan | undefined {
    return this.scene && planFor(this.plans.reading.value?.items ?? [], this.scene);
  }

  /** The plan that an entry belongs to, whatever mode the card is in. */
  planOf({ planId }: CheckIn): CheckInPlan | undefined {
    return this.plans.reading.value?.items.find(({ id }) => id === planId);
  }

  /** The entry of today that a check-out or report continues; there is one a day. */
  get existing(): CheckIn | undefined {
    if (this.kind !== 'check-out' && this.kind !== 'report') return undefined;
    const on = this.form.on ?? this.scene?.today;
    return this.checkIns.find((checkIn) => checkIn.on === on && checkIn.kind === this.kind && checkIn.planId === this.plan?.id);
  }

  /** The point of the entry that is being changed or continued. */
  get pointThere(): CheckInBody['goalPoint'] {
    return this.form.base ? pointBefore(this.form) : this.existing?.goalPoint;
  }

  /** A point in words; empty where there is none. */
  pointWord(point: CheckInBody['goalPoint']): string {
    return point ? (this.nameOfPoint(point) ?? '') : '';
  }

  /** Decides what there is to show; called before each drawing. */
  update({ group, wish, ...settings }: FlowSettings): void {
    this.state = this.#stateNow(settings);
    const scene = this.scene;
    this.group = !!scene && group && scene.viewer.voice === 'school';
    const kinds = scene && !this.group ? kindsFor(scene) : [];
    this.kind = kinds.find((kind) => kind === wish) ?? kinds[0];
    this.draft.openAt(scene && this.kind && place(scene, this.kind));
    this.list.watch(scene && { params: { student: scene.student.id }, query: { from: ringFrom(scene.today), limit: limits.pageItems } });
    const students = this.group ? scene!.students.map(({ id }) => id) : [scene?.student.id];
    this.items = this.outbox.items.filter((item) => isCheckIn(item) && students.includes(item.studentId));
    const listed = this.list.reading.value?.items;
    this.checkIns = this.#latest([listed, this.outbox.items, ...students], () => latest(listed ?? [], answersIn(this.items)));
    this.weeks = this.#weeks([this.checkIns, scene?.today], () => (scene ? ringWeeks(this.checkIns, scene.today) : []));
    // A card of feelings needs plans only to say what the ratings of a day add up to.
    const isPlanned = scene && (scene.mode !== 'feelings' || this.checkIns.some(({ planId }) => planId !== null));
    this.plans.watch(isPlanned ? { query: this.group ? {} : { student: scene.student.id } } : undefined);
  }

  /** The same as before until something of it is another: it is asked for at every key. No day begins within a minute, in whatever zone. */
  #stateNow(settings: Omit<CardSettings, 'now'>): CardState {
    const { now } = this;
    const { mode, studentId, timeZone } = settings;
    const minute = Math.floor(now / 60_000);
    return this.#stateOf([this.access.snapshot, mode, studentId, timeZone, minute, currentLanguage()], () =>
      cardState(this.access.snapshot, { ...settings, now }),
    );
  }

  /** The requests to talk that wait for the viewer. */
  get helpAsked(): readonly CheckIn[] {
    return this.scene ? helpFor(this.checkIns, this.scene.viewer.id).filter((checkIn) => !this.acknowledging(checkIn)) : [];
  }

  /** The way to ask the API once. */
  get reader(): Reader | undefined {
    return this.#reader.port;
  }

  /** Something that it holds is another now. */
  redraw(): void {
    this.#host.requestUpdate();
  }

  /** `stop` is called whenever the card leaves the page. */
  onLeave(stop: () => void): void {
    this.#host.addController({ hostDisconnected: stop });
  }

  /** Asks again for what could not be read. */
  readAgain(): void {
    this.#reader.port?.refresh();
  }

  /** Takes the form as it is after a key or a press; returns at once. */
  change(patch: CheckInForm): void {
    const form = this.form;
    const existing = this.existing;
    const base = form.base ?? (existing && this.formOf(existing)?.base);
    this.draft.write(toDraft({ ...form, on: form.on ?? this.scene?.today, base, ...patch }));
  }

  /** Opens an entry of one's own again; words in progress are not overwritten. `false`: there are some. */
  edit(checkIn: CheckIn): boolean {
    const form = this.formOf(checkIn);
    if (!form || this.draft.snapshot.value) return false;
    this.draft.write(toDraft(form));
    return true;
  }

  /** Hands the form to the outbox, its draft with it in one step. */
  async send(): Promise<OutboxItem | undefined> {
    const { scene, kind, form, plan, existing, draft } = this;
    const outbox = this.outbox.port;
    if (!scene || !kind || !outbox || !draft.place) return undefined;
    const { student, viewer, today, access } = scene;
    const body = toBody(form, { kind, today, language: access.locale, writer: viewer.voice!, planId: plan?.id, existing });
    const value = toDraft(form);
    const request = { body, studentId: student.id, thread: threadOf(kind, student.id, body.on), ...(value && { draft: { place: draft.place, value } }) };
    const base = form.base ?? existing;
    if (base) return outbox.send(changeCheckIn, { ...request, params: { student: student.id, checkIn: base.id }, version: base.version });
    return outbox.send(createCheckIn, { ...request, params: { student: student.id } });
  }

  async acknowledge(checkIn: CheckIn, kind: Acknowledgement['kind']): Promise<void> {
    await this.outbox.port?.send(acknowledgeCheckIn, {
      params: { student: checkIn.studentId, checkIn: checkIn.id },
      body: { kind },
      studentId: checkIn.studentId,
      thread: `acknowledge:${checkIn.id}`,
    });
  }

  /** An entry as the form that changes it; `undefined` for a kind that this version does not know. */
  formOf(checkIn: CheckIn): CheckInForm | undefined {
    const body = bodyOf(checkIn, this.access.snapshot.locale);
    return body && formFor(checkIn, body);
  }

  /** The acknowledgement of this entry that waits to be sent. */
  acknowledging({ id }: CheckIn): Acknowledgement['kind'] | '' {
    const item = this.items.find(
      ({ operationId, params, state }) => operationId === acknowledgeCheckIn.id && params.checkIn === id && state !== 'parked' && state !== 'done',
    );
    return item ? (item.body as { kind: Acknowledgement['kind'] }).kind : '';
  }
}

const answersIn = (items: readonly OutboxItem[]): readonly CheckIn[] =>
  items.flatMap(({ state, answer }) => (state === 'done' && answer ? [answer as CheckIn] : []));

const place = ({ student }: Scene, kind: CheckInKind): DraftPlace => ({ studentId: student.id, widget: WIDGET, record: kind });

/** Entries of one student go in the order they were written; what there is once a day waits for itself only. */
const threadOf = (kind: CheckInKind, studentId: string, on: string): string =>
  kind === 'check-out' || kind === 'report' ? `${kind}:${studentId}:${on}` : `check-in:${studentId}`;
