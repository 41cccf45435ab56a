/**
 * Today in three voices, side by side with equal weight: family, school, the student. Each is optional; where one has not spoken the paper
 * is open, and nothing says that it should have.
 */
import { msg, str } from '@lit/localize';
import { css, html, type TemplateResult } from 'lit';
import type { CheckIn } from '../../contract/check-in.js';
import type { Voice } from '../../contract/person.js';
import { dayOf } from '../../domain/check-in-days.js';
import { icon } from '../../ui/icon.js';
import { checkCircle, talk } from '../../ui/icons.js';
import { marker, markerStyles } from '../../ui/marker.js';
import { notice } from '../../ui/notice.js';
import { kindsFor, may, type Scene } from './card-scene.js';
import type { CheckInFlow } from './check-in-flow.js';
import './entry-view.js';
import { shapeOf } from './entry-words.js';
import type { AcknowledgeEvent, ChangeEntryEvent } from './view-events.js';

/** Asked only where somebody has spoken today. */
export function voicesView(scene: Scene, flow: CheckInFlow, edit: (checkIn: CheckIn) => void): TemplateResult {
  const { voices } = dayOf(scene.today, flow.checkIns);
  const part: Part = { scene, flow, edit };
  return html`<section class="today" aria-labelledby="today">
    <h3 id="today">${msg('Today')}</h3>
    <div class="voices">${(['home', 'school', 'student'] as const).map((voice) => column(voice, voices[voice], part))}</div>
  </section>`;
}

interface Part {
  readonly scene: Scene;
  readonly flow: CheckInFlow;
  readonly edit: (checkIn: CheckIn) => void;
}

function voiceWord(voice: Voice, studentName: string): string {
  return voice === 'home' ? msg('Family') : voice === 'school' ? msg('School') : studentName;
}

function column(voice: Voice, entries: readonly CheckIn[], part: Part): TemplateResult {
  const { viewer, student } = part.scene;
  const name = voiceWord(voice, viewer.id === student.id ? msg('Me') : student.name);
  return html`<div class="voice ${voice}">
    <h4>${marker(shapeOf[voice])}<span dir="auto">${name}</span></h4>
    ${entries.length ? entries.map((checkIn) => entry(checkIn, part)) : html`<p class="open-paper small quiet">${msg('Nothing here yet')}</p>`}
  </div>`;
}

function entry(checkIn: CheckIn, { scene, flow, edit }: Part): TemplateResult {
  const { viewer, student, students, school, locale, timeZone } = scene;
  return html`<flywheel-check-in-entry
    .checkIn=${checkIn}
    .viewer=${viewer}
    .students=${students}
    .plan=${flow.planOf(checkIn)}
    .locale=${locale}
    .timeZone=${timeZone}
    .schoolTimeZone=${school.timeZone}
    .waiting=${flow.acknowledging(checkIn)}
    .point=${flow.pointWord(checkIn.goalPoint)}
    ?can-acknowledge=${may(student, 'acknowledge-check-in')}
    ?can-answer-help=${may(student, 'answer-help')}
    ?locked=${!kindsFor(scene).some((kind) => kind === checkIn.kind)}
    @flywheel-acknowledge=${(event: AcknowledgeEvent) => void flow.acknowledge(event.checkIn, event.kind)}
    @flywheel-change-entry=${(event: ChangeEntryEvent) => edit(event.checkIn)}
  ></flywheel-check-in-entry>`;
}

/** At the very top for the adult who was asked: somebody would like to talk. */
export function helpAskedView(requests: readonly CheckIn[], { student }: Scene, talked: (checkIn: CheckIn) => void): TemplateResult {
  return html`${requests.map((checkIn) =>
    notice({
      tone: 'good',
      icon: talk,
      title: msg(str`${student.name} would like to talk with you.`),
      text: checkIn.note ? html`<p dir="auto">${checkIn.note.text}</p>` : undefined,
      actions: html`<button type="button" class="button" @click=${() => talked(checkIn)}>${icon(checkCircle)}${msg(str`I have talked with ${student.name}`)}</button>`,
    }),
  )}`;
}

export const styles = css`
  ${markerStyles}
  .today {
    display: grid;
    gap: 8px;
  }
  .voices {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 16px 12px;
  }
  .voice {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    align-content: start;
    gap: 8px;
  }
  h4 {
    display: flex;
    align-items: center;
    gap: 8px;
    margin: 0;
    padding: 4px 8px;
    border-block-end: 2px solid var(--voice);
    border-radius: 6px 6px 0 0;
    background: var(--soft);
    font-size: var(--fw-body);
    font-weight: 650;
  }
  .voice.home {
    --voice: var(--fw-home-edge);
    --soft: var(--fw-home-soft);
  }
  .voice.school {
    --voice: var(--fw-school);
    --soft: var(--fw-school-soft);
  }
  .voice.student {
    --voice: var(--fw-student);
    --soft: var(--fw-student-soft);
  }
  h4 .marker {
    inline-size: 16px;
    block-size: 16px;
  }
  h4 .marker.square {
    border-radius: 4px;
  }
  h4 .marker.diamond {
    inline-size: 13px;
    block-size: 13px;
    margin: 1.5px;
    border-radius: 3px;
  }
  .open-paper {
    padding: 8px 0;
  }
  @container card (min-width: 480px) {
    .voices {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
    .voice.student {
      grid-column: 1 / -1;
    }
  }
  @container card (min-width: 720px) {
    .voices {
      grid-template-columns: repeat(3, minmax(0, 1fr));
    }
    .voice.student {
      grid-column: auto;
    }
  }
`;
