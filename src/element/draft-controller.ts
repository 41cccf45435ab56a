/**
 * One form's words in progress, for the widget that holds it. The draft is the form's state: what `snapshot.value` says is on the screen.
 * Moving the element within the page keeps the draft open; leaving the page closes it, which flushes it.
 */
import type { DraftPlace, DraftSnapshot, DraftValue } from '../domain/draft.js';
import { draftsContext, type Drafts, type OpenDraft } from './contexts.js';
import { PortController, type Host } from './port-controller.js';

const nothingYet: DraftSnapshot = { status: 'loading', value: undefined, restoredFrom: undefined, others: [], savedAt: undefined };
const samePlace = (a: DraftPlace | undefined, b: DraftPlace | undefined): boolean =>
  a === b || (a !== undefined && b !== undefined && a.studentId === b.studentId && a.widget === b.widget && a.record === b.record);

export class DraftController extends PortController<Drafts> {
  #place: DraftPlace | undefined;
  #draft: OpenDraft | undefined;
  #stop: (() => void) | undefined;

  constructor(host: Host) {
    super(host, draftsContext);
  }

  get snapshot(): DraftSnapshot {
    return this.#draft?.current ?? nothingYet;
  }

  get place(): DraftPlace | undefined {
    return this.#place;
  }

  /** The open draft, for what a person does with it. */
  get draft(): OpenDraft | undefined {
    return this.#draft;
  }

  /** Says which form it is; another place closes this one and opens that. */
  openAt(place: DraftPlace | undefined): void {
    if (samePlace(place, this.#place)) return;
    this.#close();
    this.#place = place;
    this.#open();
  }

  /** Takes the words as they are after a key; returns at once. */
  write(value: DraftValue | undefined): void {
    this.#draft?.write(value);
  }

  override hostConnected(): void {
    super.hostConnected();
    this.#open();
  }

  override hostDisconnected(): void {
    super.hostDisconnected();
    queueMicrotask(() => {
      if (!this.host.isConnected) this.#close();
    });
  }

  protected override portChanged(): void {
    this.#close();
    this.#open();
    this.host.requestUpdate();
  }

  #open(): void {
    if (this.#draft || !this.#place || !this.port || !this.host.isConnected) return;
    this.#draft = this.port.open(this.#place);
    this.#stop = this.#draft.subscribe(() => this.host.requestUpdate());
    this.host.requestUpdate();
  }

  #close(): void {
    this.#stop?.();
    this.#draft?.close();
    this.#stop = this.#draft = undefined;
  }
}
