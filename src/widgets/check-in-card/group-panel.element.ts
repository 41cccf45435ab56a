/**
 * A whole group in one pass, placed in the card: opens the group's draft, reads what the day has already, hands everything to the outbox in
 * one step. The view does the drawing and `group-form.ts` the thinking.
 */
import { msg, str } from '@lit/localize';
import { css, html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { changeCheckIn, createCheckIn, listCheckIns, type CheckIn } from '../../contract/check-in.js';
import type { CheckInPlan } from '../../contract/check-in-plan.js';
import type { DraftPlace } from '../../domain/draft.js';
import type { OutboxItem } from '../../domain/outbox.js';
import type { Outbox, SendRequest } from '../../element/contexts.js';
import { DraftController } from '../../element/draft-controller.js';
import { FlywheelElement } from '../../element/flywheel-element.js';
import { OutboxController } from '../../element/outbox-controller.js';
import { PortController } from '../../element/port-controller.js';
import { readerContext, type Reader } from '../../element/contexts.js';
import { controls } from '../../ui/controls.styles.js';
import { icon } from '../../ui/icon.js';
import { check } from '../../ui/icons.js';
import { may, type Scene } from './card-scene.js';
import { groupFrom, groupRequests, groupToDraft, kindOf, setIncluded, emptyGroup, type GroupRequest, type GroupValue } from './group-form.js';
import type { GroupSubmitEvent, ViewChangeEvent } from './view-events.js';

/** @tagname flywheel-check-in-group-panel */
export class FlywheelCheckInGroupPanel extends FlywheelElement {
  static override styles = [
    controls,
    css`
      :host {
        display: grid;
        gap: 12px;
      }
      .kept {
        display: flex;
        align-items: center;
        gap: 6px;
      }
    `,
  ];

  @property({ attribute: false }) scene?: Scene;
  @property({ attribute: false }) plans: readonly CheckInPlan[] = [];

  @state() private existing: Readonly<Record<string, CheckIn>> = {};
  @state() private sending = false;
  @state() private sent = 0;

  readonly #draft = new DraftController(this);
  readonly #outbox = new OutboxController(this);
  readonly #reader = new PortController<Reader>(this, readerContext);
  #watching: readonly (() => void)[] = [];
  #watched = '';

  /** Those whom the viewer may write about, and who are on the plan where there is one. */
  get #students(): Scene['students'] {
    const writable = this.scene?.students.filter((student) => may(student, 'write-check-in')) ?? [];
    const plan = this.#plan;
    return plan ? writable.filter(({ id }) => plan.studentIds.includes(id)) : writable;
  }

  get #plan(): CheckInPlan | undefined {
    return this.plans.find(({ mode }) => mode === this.scene?.mode);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop();
  }

  protected override willUpdate(): void {
    const { scene } = this;
    this.#draft.openAt(scene && place(scene));
    const ids = scene && scene.mode !== 'feelings' && this.#reader.port ? this.#students.map(({ id }) => id) : [];
    const watched = ids.length ? JSON.stringify([ids, scene?.today]) : '';
    if (watched !== this.#watched) this.#watch(ids, watched);
  }

  override render(): TemplateResult | typeof nothing {
    const { scene } = this;
    if (!scene) return nothing;
    const { status, value } = this.#draft.snapshot;
    return html`<flywheel-check-in-group
        .students=${this.#students}
        .mode=${scene.mode}
        .plan=${this.#plan}
        .value=${groupFrom(value)}
        .existing=${this.existing}
        .locale=${scene.locale}
        ?sending=${this.sending}
        @flywheel-view-change=${(event: ViewChangeEvent<GroupValue>) => this.#onChange(event.value)}
        @flywheel-group-submit=${(event: GroupSubmitEvent<GroupValue>) => void this.#onSubmit(event.value, scene)}
      ></flywheel-check-in-group>
      <p class="kept small quiet" role="status">
        ${status === 'saved' ? html`${icon(check)}${msg('Saved on this device')}` : nothing}
        ${status === 'empty' && this.sent ? html`${icon(check)}${this.sent === 1 ? msg('Your check-in is on its way.') : msg(str`${this.sent.toLocaleString(scene.locale)} check-ins are on their way.`)}` : nothing}
        ${status === 'memory' ? msg('Kept only while this page is open.') : nothing}
      </p>`;
  }

  #onChange(value: GroupValue): void {
    this.sent = 0;
    this.#draft.write(groupToDraft(value));
  }

  /** Rows and the group's draft change places in one transaction; a row taken back brings that student's part of the draft. */
  async #onSubmit(value: GroupValue, scene: Scene): Promise<void> {
    const outbox = this.#outbox.port;
    if (!outbox || this.sending) return;
    const { mode, today, access } = scene;
    const studentIds = this.#students.map(({ id }) => id);
    const requests = groupRequests(value, { studentIds, mode, planId: this.#plan?.id, on: today, language: access.locale, existing: this.existing });
    this.sending = true;
    try {
      const rows = requests.map((request) => sendRequest(request, scene, partOf(value, request.studentId, studentIds)));
      this.sent = (await sendRows(outbox, rows)).length;
    } finally {
      this.sending = false;
    }
  }

  #watch(ids: readonly string[], watched: string): void {
    this.#stop();
    this.#watched = watched;
    const { today, mode } = this.scene!;
    const kind = kindOf[mode];
    this.#watching = ids.map((id) =>
      this.#reader.port!.watch(listCheckIns, { params: { student: id }, query: { from: today, until: today } }, ({ value }) => {
        const there = value?.items.find((checkIn) => checkIn.kind === kind && checkIn.planId === this.#plan?.id);
        if (there) this.existing = { ...this.existing, [id]: there };
      }),
    );
  }

  #stop(): void {
    for (const stop of this.#watching) stop();
    this.#watching = [];
    this.#watched = '';
  }
}

/** The group's words lie with its first student: a draft has to be about somebody. */
const place = ({ mode, students }: Scene): DraftPlace => ({ studentId: students[0]!.id, widget: 'check-in-card', record: `group-${mode}` });

interface Row {
  readonly change: SendRequest<typeof changeCheckIn> | undefined;
  readonly create: SendRequest<typeof createCheckIn> | undefined;
}

function sendRequest({ studentId, body, existing }: GroupRequest, scene: Scene, part: GroupValue): Row {
  const value = groupToDraft(part);
  const thread = existing || body.kind !== 'feelings' ? `${body.kind}:${studentId}:${body.on}` : `check-in:${studentId}`;
  const common = { body, studentId, thread, ...(value && { draft: { place: place(scene), value } }) };
  return existing
    ? { change: { ...common, params: { student: studentId, checkIn: existing.id }, version: existing.version }, create: undefined }
    : { create: { ...common, params: { student: studentId } }, change: undefined };
}

async function sendRows(outbox: Outbox, rows: readonly Row[]): Promise<readonly OutboxItem[]> {
  const creates = rows.flatMap(({ create }) => create ?? []);
  const changes = rows.flatMap(({ change }) => change ?? []);
  const first = creates.length ? await outbox.sendAll(createCheckIn, creates) : [];
  return [...first, ...(changes.length ? await outbox.sendAll(changeCheckIn, changes) : [])];
}

/** What the draft would be with this one student only. */
function partOf(value: GroupValue, id: string, ids: readonly string[]): GroupValue {
  const others = ids.filter((other) => other !== id);
  const only = { all: value.all, students: value.students[id] ? { [id]: value.students[id] } : {} };
  return others.reduce((part, other) => setIncluded(part, other, false), only.all ? only : emptyGroup);
}

declare global {
  interface HTMLElementTagNameMap {
    'flywheel-check-in-group-panel': FlywheelCheckInGroupPanel;
  }
}
