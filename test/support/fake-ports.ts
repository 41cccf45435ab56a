/**
 * Everything a widget leans on, without network, storage or time: a school that a test or a story sets as it likes, and that behaves. What is
 * typed is kept until it is sent or discarded, what is sent waits until it is delivered, refused or fought over, and then shows in the list.
 */
import type { Clock } from '../../src/base/clock.js';
import { Subscribers } from '../../src/base/subscribers.js';
import type { Attachment } from '../../src/contract/attachment.js';
import { modeOfKind, type CheckIn, type CheckInBody } from '../../src/contract/check-in.js';
import type { CheckInPlan } from '../../src/contract/check-in-plan.js';
import type { AnswerOf, InputOf, Operation } from '../../src/contract/operation.js';
import type { CallFailure } from '../../src/contract/problem.js';
import { type ProblemType } from '../../src/contract/problem.js';
import type { Session } from '../../src/contract/session.js';
import type { DraftPlace, DraftSnapshot, DraftStatus, DraftValue, DraftVersion } from '../../src/domain/draft.js';
import type { OutboxItem, OutboxRow } from '../../src/domain/outbox.js';
import {
  accessContext,
  clockContext,
  draftsContext,
  filesContext,
  outboxContext,
  readerContext,
  type Access,
  type AccessSnapshot,
  type Drafts,
  type Files,
  type FileProgress,
  type FileToSend,
  type OpenDraft,
  type Outbox,
  type Reader,
  type Reading,
  type SendRequest,
} from '../../src/element/contexts.js';
import { idOf } from './check-ins.js';
import { session as sampleSession } from './sample-session.js';

export class FakeClock implements Clock {
  #timers = new Set<{ at: number; run: () => void }>();
  constructor(public time: number) {}
  now = (): number => this.time;
  after(ms: number, run: () => void): () => void {
    const timer = { at: this.time + ms, run };
    this.#timers.add(timer);
    return () => void this.#timers.delete(timer);
  }
  /** Lets `ms` go by and runs what was due. */
  pass(ms: number): void {
    this.time += ms;
    for (const timer of [...this.#timers].filter(({ at }) => at <= this.time)) {
      this.#timers.delete(timer);
      timer.run();
    }
  }
}

export class FakeAccess implements Access {
  readonly #listeners = new Subscribers();
  retried = 0;
  constructor(public current: AccessSnapshot) {}
  get watchers(): number {
    return this.#listeners.size;
  }
  subscribe = (listener: () => void): (() => void) => this.#listeners.add(listener);
  set(change: Partial<AccessSnapshot>): void {
    this.current = { ...this.current, ...change };
    this.#listeners.tell();
  }
  chooseStudent(studentId: string): void {
    this.set({ studentId });
  }
  retry(): void {
    this.retried++;
  }
}

const keyOf = (place: DraftPlace): string => JSON.stringify([place.studentId, place.widget, place.record]);

class FakeDraft implements OpenDraft {
  readonly listeners = new Subscribers();
  closed = false;
  constructor(
    readonly home: FakeDrafts,
    readonly key: string,
    public current: DraftSnapshot,
  ) {}
  subscribe = (listener: () => void): (() => void) => this.listeners.add(listener);
  set(change: Partial<DraftSnapshot>): void {
    this.current = { ...this.current, ...change };
    this.listeners.tell();
  }
  write(value: DraftValue | undefined): void {
    this.home.keep(this.key, value);
    this.home.writes++;
    this.set({ value, restoredFrom: undefined, status: value === undefined ? 'empty' : this.home.statusOf() });
  }
  async discard(): Promise<void> {
    this.write(undefined);
  }
  take(version: DraftVersion): void {
    const mine = this.current.value;
    const others = this.current.others.filter((other) => other !== version);
    this.write(version.value);
    this.set({ others: mine ? [{ tab: 'this', value: mine, savedAt: this.home.clock.now() }, ...others] : others });
  }
  async discardOther(version: DraftVersion): Promise<void> {
    this.set({ others: this.current.others.filter((other) => other !== version) });
  }
  close(): void {
    this.closed = true;
    this.home.open_.delete(this);
  }
}

export class FakeDrafts implements Drafts {
  /** What a reload finds. */
  readonly kept = new Map<string, { value: DraftValue; savedAt: number }>();
  readonly open_ = new Set<FakeDraft>();
  writes = 0;
  /** `memory`: storage is denied. `saving`: the disk takes its time. */
  storage: 'saved' | 'memory' | 'saving' = 'saved';
  /** Whether drafts take a moment to open; `settle` opens them. */
  slow = false;
  constructor(readonly clock: Clock) {}
  statusOf = (): DraftStatus => this.storage;
  keep(key: string, value: DraftValue | undefined): void {
    if (value === undefined) this.kept.delete(key);
    else this.kept.set(key, { value, savedAt: this.clock.now() });
  }
  /** Words of an earlier visit. */
  put(place: DraftPlace, value: DraftValue, savedAt: number): void {
    this.kept.set(keyOf(place), { value, savedAt });
  }
  at(place: DraftPlace): DraftValue | undefined {
    return this.kept.get(keyOf(place))?.value;
  }
  open(place: DraftPlace): OpenDraft {
    const key = keyOf(place);
    const nothing: DraftSnapshot = { status: 'loading', value: undefined, restoredFrom: undefined, others: [], savedAt: undefined };
    const draft = new FakeDraft(this, key, nothing);
    this.open_.add(draft);
    if (!this.slow) this.#load(draft);
    return draft;
  }
  settle(): void {
    this.slow = false;
    for (const draft of this.open_) this.#load(draft);
  }
  /** Another tab has other words in every open form. */
  fork(version: DraftVersion): void {
    for (const draft of this.open_) draft.set({ others: [version, ...draft.current.others] });
  }
  /** The words have moved to the outbox, or come back from it. */
  move(place: DraftPlace, value: DraftValue | undefined): void {
    this.keep(keyOf(place), value);
    for (const draft of this.open_) if (draft.key === keyOf(place)) draft.set({ value, status: value ? this.storage : 'empty', restoredFrom: undefined });
  }
  #load(draft: FakeDraft): void {
    const found = this.kept.get(draft.key);
    draft.set({ value: found?.value, restoredFrom: found?.savedAt, savedAt: found?.savedAt, status: found ? this.storage : 'empty' });
  }
}

export class FakeOutbox implements Outbox {
  readonly #listeners = new Subscribers();
  current: readonly OutboxItem[] = [];
  #made = 700;
  constructor(readonly ports: { readonly clock: Clock; readonly drafts: FakeDrafts; readonly reader: FakeReader; readonly access: FakeAccess }) {}
  get watchers(): number {
    return this.#listeners.size;
  }
  subscribe = (listener: () => void): (() => void) => this.#listeners.add(listener);
  set(items: readonly OutboxItem[]): void {
    this.current = items;
    this.#listeners.tell();
  }
  change(id: string, change: Partial<OutboxItem>): void {
    this.set(this.current.map((item) => (item.id === id ? { ...item, ...change } : item)));
  }
  async send<O extends Operation>(operation: O, request: SendRequest<O>): Promise<OutboxItem> {
    return (await this.sendAll(operation, [request]))[0]!;
  }
  async sendAll<O extends Operation>(operation: O, requests: readonly SendRequest<O>[]): Promise<readonly OutboxItem[]> {
    const items = requests.map((request) => this.#row(operation, request));
    for (const { draft } of requests) if (draft) this.ports.drafts.move(draft.place, undefined);
    this.set([...this.current, ...items]);
    return items;
  }
  async takeBack(id: string): Promise<DraftValue | undefined> {
    const item = this.current.find((row) => row.id === id && row.state !== 'done');
    if (!item || item.unclear) return undefined;
    this.set(this.current.filter((row) => row !== item));
    if (item.draft) this.ports.drafts.move(item.draft.place, item.draft.value);
    return item.draft?.value;
  }
  async cancel(id: string): Promise<boolean> {
    const before = this.current.length;
    this.set(this.current.filter((row) => row.id !== id || row.state === 'done'));
    return this.current.length < before;
  }
  async retry(id: string): Promise<void> {
    this.change(id, { state: 'queued', attempts: (this.current.find((row) => row.id === id)?.attempts ?? 0) + 1, lastTriedAt: this.ports.clock.now() });
  }
  async resolve<O extends Operation>(id: string, operation: O, request: SendRequest<O>): Promise<OutboxItem> {
    const item = this.#row(operation, request);
    this.set([...this.current.filter((row) => row.id !== id), item]);
    return item;
  }
  /** The API takes what waits; it shows in the list. */
  deliver(id = this.current.find(({ state }) => state === 'queued')?.id): void {
    const item = this.current.find((row) => row.id === id);
    if (!item) return;
    const answer = this.ports.reader.take(item, this.ports.access.current.session!, this.ports.clock.now());
    this.change(item.id, { state: 'done', answer });
  }
  /** Nobody answers, `attempts` times by now. */
  fail(id = this.current.at(-1)!.id, attempts = 1, trouble: NonNullable<OutboxRow['trouble']>['type'] = 'network'): void {
    this.change(id, { state: 'queued', attempts, lastTriedAt: this.ports.clock.now(), trouble: { type: trouble } });
  }
  park(id = this.current.at(-1)!.id, type: NonNullable<OutboxRow['trouble']>['type'] = 'invalid'): void {
    this.change(id, { state: 'parked', attempts: 1, lastTriedAt: this.ports.clock.now(), trouble: { type } });
  }
  conflict(current: CheckIn, id = this.current.at(-1)!.id, type: ProblemType = 'stale-version'): void {
    this.change(id, { state: 'conflict', attempts: 1, trouble: { type, problem: { type, title: type, status: 412, current } } });
  }
  #row<O extends Operation>(operation: O, request: SendRequest<O>): OutboxItem {
    const params = (request.params ?? {}) as Record<string, string>;
    return {
      schema: 1,
      id: idOf(this.#made++),
      person: 'fake',
      studentId: request.studentId,
      thread: request.thread,
      seq: this.#made,
      operationId: operation.id,
      method: operation.method,
      path: operation.path,
      params,
      body: request.body as OutboxRow['body'],
      version: request.version,
      draft: request.draft,
      createdAt: this.ports.clock.now(),
      state: 'queued',
      attempts: 0,
      lastTriedAt: undefined,
      notBefore: 0,
      trouble: undefined,
      kept: this.ports.drafts.storage === 'memory' ? 'memory' : 'device',
    };
  }
}

type Listener = (reading: Reading<unknown>) => void;

export class FakeReader implements Reader {
  checkIns: readonly CheckIn[] = [];
  plans: readonly CheckInPlan[] = [];
  failure: CallFailure | undefined;
  /** Whether answers take for ever. */
  silent = false;
  /** What else can be read, by operation id. */
  readonly answers = new Map<string, (input: unknown) => unknown>();
  /** What the API makes of other rows than check-ins, by how their operation id begins. */
  readonly takes = new Map<string, (row: OutboxRow, session: Session, at: string) => unknown>();
  /** What was asked for, by operation id. */
  readonly asked: string[] = [];
  #made = 900;
  readonly #watching = new Map<Listener, { operation: Operation; input: unknown }>();
  constructor(readonly clock: Clock) {}
  get watchers(): number {
    return this.#watching.size;
  }
  watch<O extends Operation>(operation: O, input: InputOf<O>, listener: (reading: Reading<AnswerOf<O>>) => void): () => void {
    this.#watching.set(listener as Listener, { operation, input });
    this.asked.push(operation.id);
    this.#tell(listener as Listener);
    return () => void this.#watching.delete(listener as Listener);
  }
  async read<O extends Operation>(operation: O, input: InputOf<O>): Promise<AnswerOf<O>> {
    this.asked.push(operation.id);
    if (this.failure) throw this.failure;
    return this.#answer(operation, input) as AnswerOf<O>;
  }
  refresh(): void {
    for (const listener of this.#watching.keys()) this.#tell(listener);
  }
  /** What the API would make of a row. */
  take(row: OutboxRow, session: Session, nowMs: number): unknown {
    const at = new Date(nowMs).toISOString();
    const other = [...this.takes].find(([prefix]) => row.operationId.startsWith(prefix))?.[1];
    if (other) {
      const answer = other(row, session, at);
      this.refresh();
      return answer;
    }
    const before = this.checkIns.find(({ id }) => id === row.params.checkIn);
    const after = before ? changed(before, row, session, at) : made(idOf(this.#made++), row, session, at);
    this.checkIns = [after, ...this.checkIns.filter(({ id }) => id !== after.id)];
    this.refresh();
    return after;
  }
  #answer(operation: Operation, input: unknown): unknown {
    const other = this.answers.get(operation.id);
    if (other) return other(input);
    if (operation.id === 'check-in-plans.list') return { items: this.plans, next: null };
    const { params } = input as { params?: { student?: string } };
    const items = this.checkIns.filter(({ studentId }) => studentId === params?.student);
    return { items: [...items].sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1)), next: null };
  }
  #tell(listener: Listener): void {
    const { operation, input } = this.#watching.get(listener)!;
    if (this.silent) return;
    const failed = { status: 'failed', value: undefined, readAt: undefined, fromCache: false, failure: this.failure } as const;
    listener(
      this.failure ? failed : { status: 'ready', value: this.#answer(operation, input), readAt: this.clock.now(), fromCache: false, failure: undefined },
    );
  }
}

function made(id: string, row: OutboxRow, { viewer, students }: Session, at: string): CheckIn {
  const body = row.body as unknown as CheckInBody;
  const people = students.find((student) => student.id === row.studentId)?.people ?? [];
  const helpFrom = body.kind === 'feelings' ? body.helpFrom : null;
  return {
    id,
    studentId: row.studentId,
    on: body.on,
    mode: modeOfKind[body.kind],
    kind: body.kind,
    voice: viewer.voice!,
    author: { id: viewer.id, name: viewer.name, role: viewer.role },
    feeling: 'feeling' in body ? body.feeling : null,
    note: body.note === null ? null : { text: body.note, language: body.language, translation: null },
    help: helpFrom === null ? null : { personId: helpFrom, name: people.find((person) => person.id === helpFrom)?.name ?? null, answeredAt: null },
    planId: 'planId' in body ? body.planId : null,
    ratings: 'ratings' in body ? body.ratings : [],
    results: 'results' in body ? body.results : [],
    audience: body.audience,
    ...(body.goalPoint !== undefined && { goalPoint: body.goalPoint && { ...body.goalPoint, pointId: idOf(7900) } }),
    acknowledgements: [],
    createdAt: at,
    updatedAt: at,
    version: 1,
  };
}

function changed(before: CheckIn, row: OutboxRow, session: Session, at: string): CheckIn {
  if (row.operationId !== 'check-ins.acknowledge') return { ...made(before.id, row, session, at), createdAt: before.createdAt, version: before.version + 1 };
  const { kind } = row.body as { kind: 'read-at-home' | 'talked' };
  const { id: personId, name } = session.viewer;
  const help = before.help && kind === 'talked' ? { ...before.help, answeredAt: at } : before.help;
  return { ...before, help, acknowledgements: [...before.acknowledgements, { kind, personId, name, at }], version: before.version + 1 };
}

/** Files that are kept and travel as a test says: `arrive` lets the API take what waits. */
export class FakeFiles implements Files {
  carries = true;
  storage: 'device' | 'memory' = 'device';
  readonly contents = new Map<string, Blob>();
  readonly sending: {
    readonly file: FileToSend;
    readonly told: (progress: FileProgress) => void;
    readonly signal: AbortSignal;
    readonly end: (done: Attachment | CallFailure) => void;
  }[] = [];
  /** What is at school, by attachment. */
  readonly there = new Map<string, Blob>();
  async keep(id: string, content: Blob): Promise<'device' | 'memory'> {
    this.contents.set(id, content);
    return this.storage;
  }
  async kept(id: string): Promise<Blob | undefined> {
    return this.contents.get(id);
  }
  async drop(ids: readonly string[]): Promise<void> {
    for (const id of ids) this.contents.delete(id);
  }
  send(file: FileToSend, told: (progress: FileProgress) => void, signal: AbortSignal): Promise<Attachment> {
    return new Promise((resolve, reject) => {
      const end = (done: Attachment | CallFailure): void => (done instanceof Error ? reject(done) : resolve(done));
      this.sending.push({ file, told, signal, end });
    });
  }
  async content(_threadId: string, attachmentId: string): Promise<Blob> {
    const found = this.there.get(attachmentId);
    if (!found) throw new Error('not there');
    return found;
  }
}

export interface FakePorts {
  readonly files: FakeFiles;
  readonly clock: FakeClock;
  readonly access: FakeAccess;
  readonly drafts: FakeDrafts;
  readonly outbox: FakeOutbox;
  readonly reader: FakeReader;
  /** Answers the context requests of everything inside `element`; the returned function stops that. */
  provide(element: EventTarget): () => void;
}

export interface FakeSetting {
  readonly session?: Session | undefined;
  readonly status?: AccessSnapshot['status'];
  readonly checkIns?: readonly CheckIn[];
  readonly plans?: readonly CheckInPlan[];
  readonly capabilities?: readonly string[];
  readonly locale?: string;
  /** An instant; 2026-11-17 14:03 in New York unless given. */
  readonly now?: string;
}

/** A school where everything works, until a test says otherwise. */
export function createFakePorts(setting: FakeSetting = {}): FakePorts {
  const session = 'session' in setting ? setting.session : sampleSession();
  const clock = new FakeClock(Date.parse(setting.now ?? '2026-11-17T19:03:00Z'));
  const access = new FakeAccess({
    status: setting.status ?? 'ready',
    session,
    capabilities: setting.capabilities ?? ['check-ins', 'events', 'drafts'],
    studentId: session?.students[0]?.id,
    locale: setting.locale ?? session?.viewer.locale ?? 'en',
    timeZone: session?.viewer.timeZone ?? 'America/New_York',
    offline: false,
    failure: undefined,
    advice: undefined,
  });
  const drafts = new FakeDrafts(clock);
  const reader = new FakeReader(clock);
  reader.checkIns = setting.checkIns ?? [];
  reader.plans = setting.plans ?? [];
  const outbox = new FakeOutbox({ clock, drafts, reader, access });
  const files = new FakeFiles();
  const answers = new Map<unknown, unknown>([
    [accessContext, access],
    [draftsContext, drafts],
    [outboxContext, outbox],
    [readerContext, reader],
    [filesContext, files],
    [clockContext, clock],
  ]);
  return { clock, access, drafts, outbox, reader, files, provide: (element) => answer(element, answers) };
}

function answer(element: EventTarget, answers: ReadonlyMap<unknown, unknown>): () => void {
  const listener = (event: Event): void => {
    const { context, callback } = event as Event & { context: unknown; callback: (value: unknown, leave: () => void) => void };
    if (!answers.has(context)) return;
    event.stopImmediatePropagation();
    callback(answers.get(context), () => undefined);
  };
  element.addEventListener('context-request', listener);
  return () => element.removeEventListener('context-request', listener);
}
