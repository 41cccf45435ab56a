/**
 * The daily report card: three to eight target behaviours, each with its criterion in words and one answer (CI-09). It refuses to know who
 * answers, what was sent and any other student; it counts, and never judges.
 */
import { msg } from '@lit/localize';
import { css, html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { DailyReportCardPlan } from '../../contract/check-in-plan.js';
import type { Result } from '../../contract/check-in.js';
import { answer, resultAt } from '../../domain/check-in-points.js';
import { FlywheelElement } from '../../element/flywheel-element.js';
import { controls } from '../../ui/controls.styles.js';
import { icon } from '../../ui/icon.js';
import { check } from '../../ui/icons.js';
import type { FlywheelSegments } from '../../ui/segments.element.js';
import { answerOf, answerSegments, answerValue, answerWord } from './answer-words.js';
import { resultsSentence } from './score-words.js';
import { ViewChangeEvent } from './view-events.js';

type Behaviour = DailyReportCardPlan['behaviours'][number];

/**
 * @tagname flywheel-report-view
 * @fires {ViewChangeEvent} flywheel-view-change - A behaviour was answered; `value` holds all results.
 */
export class FlywheelReportView extends FlywheelElement {
  static override styles = [
    controls,
    css`
      :host {
        display: block;
        container-type: inline-size;
      }
      .frame {
        display: grid;
        gap: 12px;
      }
      li {
        display: grid;
        gap: 8px;
        padding-block: 10px;
        border-block-end: 1px solid var(--fw-line);
      }
      .name {
        font-size: var(--fw-body);
        font-weight: 650;
        line-height: 1.35;
        overflow-wrap: anywhere;
      }
      .criterion {
        font-size: var(--fw-small);
        color: var(--fw-quiet);
      }
      .answer {
        display: inline-flex;
        align-items: center;
        gap: 6px;
        font-size: var(--fw-body);
        font-weight: 600;
      }
      .answer .icon {
        color: var(--fw-good);
      }
      .answer.quiet {
        font-weight: 400;
      }
      .sum {
        font-size: var(--fw-body);
        font-weight: 550;
        font-variant-numeric: tabular-nums;
      }
      @container (min-width: 30em) {
        li {
          grid-template-columns: minmax(0, 1fr) minmax(17em, 42%);
          align-items: center;
          gap: 16px;
        }
        .readonly li {
          grid-template-columns: minmax(0, 1fr) minmax(8em, max-content);
        }
      }
      @media print {
        li {
          break-inside: avoid;
        }
      }
    `,
  ];

  /** The behaviours. Without it nothing is drawn. */
  @property({ attribute: false }) plan?: DailyReportCardPlan;
  @property({ attribute: false }) value: readonly Result[] = [];
  /** BCP 47, for numbers. */
  @property() locale = 'en';
  @property({ type: Boolean, reflect: true }) readonly = false;

  override render(): TemplateResult | typeof nothing {
    const { plan } = this;
    if (!plan) return nothing;
    return html`<div class="frame ${this.readonly ? 'readonly' : ''}">
      <ul aria-label=${plan.name} @keydown=${this.#onKeydown}>
        ${plan.behaviours.map((behaviour) => this.#renderBehaviour(behaviour))}
      </ul>
      <p class="sum" aria-live=${this.readonly ? 'off' : 'polite'}>${resultsSentence(plan, this.value, this.locale)}</p>
    </div>`;
  }

  #renderBehaviour({ key, name, criterion }: Behaviour): TemplateResult {
    const answered = answerOf(this.value, key);
    return html`<li>
      <div>
        <p class="name" dir="auto">${name}</p>
        <p class="criterion" dir="auto">${criterion}</p>
      </div>
      ${
        this.readonly
          ? this.#renderAnswer(resultAt(this.value, key))
          : html`<flywheel-segments data-behaviour=${key} .label=${name} .segments=${answerSegments()} .value=${answered} @change=${this.#onAnswer}></flywheel-segments>`
      }
    </li>`;
  }

  #renderAnswer(met: boolean | null): TemplateResult {
    if (met === null) return html`<span class="answer quiet">${msg('Not looked at')}</span>`;
    return html`<span class="answer">${met ? icon(check) : nothing}${answerWord(met)}</span>`;
  }

  #onAnswer(event: Event): void {
    const { value, dataset } = event.target as FlywheelSegments;
    const behaviour = dataset.behaviour ?? '';
    const chosen = answerValue(value);
    this.value = chosen === undefined ? this.value.filter((result) => result.behaviour !== behaviour) : answer(this.value, behaviour, chosen);
    this.dispatchEvent(new ViewChangeEvent(this.value));
  }

  #onKeydown(event: KeyboardEvent): void {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!step || event.defaultPrevented) return;
    const all = [...this.renderRoot.querySelectorAll<FlywheelSegments>('flywheel-segments')];
    const to = all[all.findIndex((segments) => segments === event.target) + step];
    if (!to) return;
    event.preventDefault();
    to.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'flywheel-report-view': FlywheelReportView;
  }
}
