/** The way to earlier check-ins: a button, and the notebook behind it, which is fetched when it is opened for the first time. */
import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { CheckIn } from '../../contract/check-in.js';
import { icon } from '../../ui/icon.js';
import { history as historyIcon } from '../../ui/icons.js';
import { kindsFor, may, type Scene } from './card-scene.js';
import type { CheckInFlow } from './check-in-flow.js';
import { need } from './lazy-parts.js';
import type { AcknowledgeEvent, ChangeEntryEvent } from './view-events.js';

export interface HistoryOptions {
  readonly open: boolean;
  readonly toggle: () => void;
  readonly edit: (checkIn: CheckIn) => void;
}

export function historySection(scene: Scene, flow: CheckInFlow, { open, toggle, edit }: HistoryOptions): TemplateResult {
  return html`<button type="button" class="link history-button no-print" aria-expanded=${open} @click=${toggle}>${icon(historyIcon)}${msg('Earlier check-ins')}</button>
    ${open ? notebook(scene, flow, edit) : nothing}`;
}

function notebook(scene: Scene, flow: CheckInFlow, edit: HistoryOptions['edit']): TemplateResult {
  const { viewer, student, students, school, today, locale, timeZone } = scene;
  need('history');
  const { history: pages, checkIns, plans } = flow;
  return html`<flywheel-check-in-history
      .checkIns=${[...checkIns, ...(pages?.items ?? [])].filter(({ on }) => on !== today)}
      .school=${school}
      .viewer=${viewer}
      .students=${students}
      .plans=${plans.reading.value?.items ?? []}
      .today=${today}
      .kinds=${kindsFor(scene)}
      .locale=${locale}
      .timeZone=${timeZone}
      ?can-acknowledge=${may(student, 'acknowledge-check-in')}
      ?can-answer-help=${may(student, 'answer-help')}
      ?has-more=${!!pages?.hasMore}
      ?loading=${!!pages?.loading}
      @flywheel-more=${() => flow.showMore()}
      @flywheel-acknowledge=${(event: AcknowledgeEvent) => void flow.acknowledge(event.checkIn, event.kind)}
      @flywheel-change-entry=${(event: ChangeEntryEvent) => edit(event.checkIn)}
    ></flywheel-check-in-history>
    ${pages?.failed ? html`<p class="small quiet" role="status">${msg('Earlier ones cannot be reached right now. Try again in a moment.')}</p>` : nothing}`;
}
