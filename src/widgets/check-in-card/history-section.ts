/** The notebook of earlier check-ins, behind its button: fetched when it is opened for the first time, and so are the pages before those that are always read. */
import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { CheckIn } from '../../contract/check-in.js';
import { ringFrom } from '../../domain/momentum-ring.js';
import { kindsFor, may, type Scene } from './card-scene.js';
import type { CheckInFlow } from './check-in-flow.js';
import { HistoryPages } from './history-pages.js';
import './history-view.js';
import type { AcknowledgeEvent, ChangeEntryEvent } from './view-events.js';

const known = new WeakMap<CheckInFlow, HistoryPages>();

/** Those of this student; another student's, or another day's, begin anew. */
function pagesOf(flow: CheckInFlow, { student, today }: Scene): HistoryPages {
  const before = ringFrom(today);
  let pages = known.get(flow);
  if (pages?.studentId !== student.id || pages.before !== before) known.set(flow, (pages = new HistoryPages(student.id, before, () => flow.redraw())));
  return pages;
}

export function notebook(scene: Scene, flow: CheckInFlow, edit: (checkIn: CheckIn) => void): TemplateResult {
  const { viewer, student, students, school, today, locale, timeZone } = scene;
  const { checkIns, plans, reader } = flow;
  const pages = pagesOf(flow, scene);
  const earlier = [...checkIns, ...pages.items].filter(({ on }) => on !== today);
  const points = earlier.flatMap(({ id, goalPoint }) => (goalPoint ? [[id, flow.pointWord(goalPoint)] as const] : []));
  return html`<flywheel-check-in-history
      .checkIns=${earlier}
      .points=${new Map(points)}
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
      ?has-more=${pages.hasMore}
      ?loading=${pages.loading}
      @flywheel-more=${() => reader && void pages.more(reader)}
      @flywheel-acknowledge=${(event: AcknowledgeEvent) => void flow.acknowledge(event.checkIn, event.kind)}
      @flywheel-change-entry=${(event: ChangeEntryEvent) => edit(event.checkIn)}
    ></flywheel-check-in-history>
    ${pages.failed ? html`<p class="small quiet" role="status">${msg('Earlier ones cannot be reached right now. Try again in a moment.')}</p>` : nothing}`;
}
