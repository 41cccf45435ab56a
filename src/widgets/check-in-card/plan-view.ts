/**
 * The two modes that follow a plan: check-in/check-out and the daily report card. Staff fill the day in; everybody else sees it as it is.
 * One entry a day: what is there already is continued.
 */
import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { CheckIn, CheckInKind, Rating, Result } from '../../contract/check-in.js';
import type { CheckInPlan } from '../../contract/check-in-plan.js';
import { weekOf } from '../../domain/check-in-week.js';
import { info } from '../../ui/icons.js';
import { notice } from '../../ui/notice.js';
import { adviceView } from './advice-view.js';
import { kindsFor, type Scene } from './card-scene.js';
import type { CheckInFlow } from './check-in-flow.js';
import type { CheckInForm } from './check-in-form.js';
import { skeleton } from './skeleton.js';
import type { ViewChangeEvent } from './view-events.js';

export interface PlanSection {
  /** The address at which the page shows the goals; empty where it has none. */
  readonly goalsPage: string;
  readonly change: (form: CheckInForm) => void;
  readonly choose: (kind: CheckInKind) => void;
  /** The form around the day's plan, or around nothing. */
  readonly form: (day: TemplateResult | typeof nothing) => TemplateResult | typeof nothing;
}

export function planSection(scene: Scene, flow: CheckInFlow, { goalsPage, change, choose, form }: PlanSection): TemplateResult {
  const { kind, plan, plans, checkIns, existing } = flow;
  if (!plan) return plans.reading.status === 'loading' ? skeleton() : noPlanView(scene);
  const writes = kind === 'check-out' || kind === 'report';
  const dayKind = plan.mode === 'daily-report-card' ? 'report' : 'check-out';
  const day = existing ?? checkIns.find((checkIn) => checkIn.on === scene.today && checkIn.kind === dayKind && checkIn.planId === plan.id);
  const view = writes || day || !kind ? planView({ scene, plan, form: writes ? flow.form : {}, checkIns, existing: day, readonly: !writes, change }) : nothing;
  return html`${stagesView(kindsFor(scene), kind, choose)} ${writes ? form(view) : html`${kind ? form(nothing) : nothing} ${view}`}
  ${adviceView(scene, plan, checkIns, goalsPage)}`;
}

interface PlanOptions {
  readonly scene: Scene;
  readonly plan: CheckInPlan;
  readonly form: CheckInForm;
  readonly checkIns: readonly CheckIn[];
  /** The entry of the day, where there is one. */
  readonly existing: CheckIn | undefined;
  readonly readonly: boolean;
  readonly change: (form: CheckInForm) => void;
}

function planView({ scene, plan, form, checkIns, existing, readonly, change }: PlanOptions): TemplateResult {
  const { school, today, locale } = scene;
  if (plan.mode === 'daily-report-card') {
    return html`<flywheel-report-view
      .plan=${plan}
      .value=${form.results ?? existing?.results ?? []}
      .locale=${locale}
      ?readonly=${readonly}
      @flywheel-view-change=${(event: ViewChangeEvent<readonly Result[]>) => change({ results: event.value })}
    ></flywheel-report-view>`;
  }
  return html`<flywheel-check-out-view
    .plan=${plan}
    .value=${form.ratings ?? existing?.ratings ?? []}
    .week=${weekOf(plan, checkIns, school, form.on ?? today, today, form.ratings)}
    .locale=${locale}
    ?readonly=${readonly}
    @flywheel-view-change=${(event: ViewChangeEvent<readonly Rating[]>) => change({ ratings: event.value })}
  ></flywheel-check-out-view>`;
}

/** The student is on no plan of this mode. */
const noPlanView = ({ student }: Scene): TemplateResult =>
  notice({
    tone: 'plain',
    icon: info,
    title: msg(str`There is no plan for ${student.name} here yet.`),
    text: msg('The school sets one up together with the family.'),
  });

/** Morning or afternoon, for who fills in both. */
function stagesView(kinds: readonly CheckInKind[], chosen: CheckInKind | undefined, choose: (kind: CheckInKind) => void): TemplateResult | typeof nothing {
  if (kinds.length < 2) return nothing;
  return html`<div class="stages no-print" role="group" aria-label=${msg('Part of the day')}>
    ${kinds.map(
      (kind) =>
        html`<button type="button" class="chip" aria-pressed=${kind === chosen} @click=${() => choose(kind)}>
          ${kind === 'check-in' ? msg('Morning check-in') : msg('The day, period by period')}
        </button>`,
    )}
  </div>`;
}
