/**
 * Today in three voices, side by side with equal weight: family, school, the student. Each is optional; where one has not spoken the paper
 * is open, and nothing says that it should have.
 */
import { msg, str } from '@lit/localize';
import { css, html, nothing, type TemplateResult } from 'lit';
import type { Acknowledgement, CheckIn } from '../../contract/check-in.js';
import type { Voice } from '../../contract/person.js';
import { dayOf } from '../../domain/check-in-days.js';
import { icon } from '../../ui/icon.js';
import { checkCircle, talk } from '../../ui/icons.js';
import { marker } from '../../ui/marker.js';
import { notice } from '../../ui/notice.js';
import { may, type Scene } from './card-scene.js';
import { voiceWord } from './card-words.js';
import { shapeOf } from './entry-words.js';
import type { AcknowledgeEvent } from './view-events.js';

export interface VoicesOptions {
  readonly scene: Scene;
  readonly checkIns: readonly CheckIn[];
  readonly acknowledge: (checkIn: CheckIn, kind: Acknowledgement['kind']) => void;
}

export function voicesView({ scene, checkIns, acknowledge }: VoicesOptions): TemplateResult {
  const { voices } = dayOf(scene.today, checkIns);
  return html`<section class="today" aria-labelledby="today">
    <h3 id="today">${msg('Today')}</h3>
    <div class="voices">${(['home', 'school', 'student'] as const).map((voice) => column(voice, voices[voice], scene, acknowledge))}</div>
  </section>`;
}

function column(voice: Voice, entries: readonly CheckIn[], scene: Scene, acknowledge: VoicesOptions['acknowledge']): TemplateResult {
  const { viewer, student, locale, timeZone } = scene;
  return html`<div class="voice ${voice}">
    <h4>${marker(shapeOf[voice])}<span dir="auto">${voiceWord(voice, viewer.id === student.id ? msg('Me') : student.name)}</span></h4>
    ${entries.length === 0 ? html`<p class="small quiet">${msg('Nothing here yet')}</p>` : nothing}
    ${entries.map(
      (checkIn) =>
        html`<flywheel-check-in-entry
          .checkIn=${checkIn}
          .viewer=${viewer}
          .locale=${locale}
          .timeZone=${timeZone}
          ?can-acknowledge=${voice === 'school' && checkIn.kind !== 'feelings' && may(student, 'acknowledge-check-in')}
          @flywheel-acknowledge=${(event: AcknowledgeEvent) => acknowledge(event.checkIn, event.kind)}
        ></flywheel-check-in-entry>`,
    )}
  </div>`;
}

/** At the very top for the adult who was asked: somebody would like to talk. */
export function helpAskedView(requests: readonly CheckIn[], { student }: Scene, talked: (checkIn: CheckIn) => void): TemplateResult | typeof nothing {
  if (requests.length === 0) return nothing;
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

export const voicesStyles = css`
  .today {
    display: grid;
    gap: 8px;
  }
  .voices {
    display: grid;
    gap: 8px;
  }
  .voice {
    display: grid;
    align-content: start;
    gap: 8px;
    padding: 12px;
    border-radius: var(--fw-radius-control);
    min-inline-size: 0;
  }
  .voice.home {
    background: var(--fw-home-soft);
  }
  .voice.school {
    background: var(--fw-school-soft);
  }
  .voice.student {
    background: var(--fw-student-soft);
  }
  h4 {
    display: flex;
    align-items: center;
    gap: 8px;
    margin: 0;
    font-size: var(--fw-body);
    font-weight: 650;
  }
  h4 .marker {
    scale: 0.72;
    margin: -4px;
  }
  h4 .marker.diamond {
    margin: -1px;
  }
  @container card (min-width: 480px) {
    .voices {
      grid-template-columns: 1fr 1fr;
    }
    .voice.student {
      grid-column: 1 / -1;
    }
  }
  @container card (min-width: 760px) {
    .voices {
      grid-template-columns: repeat(3, 1fr);
    }
    .voice.student {
      grid-column: auto;
    }
  }
  @media (forced-colors: active), print {
    .voice {
      border: 1px solid CanvasText;
    }
  }
`;
