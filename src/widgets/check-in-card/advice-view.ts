/**
 * The question that the last days ask the team (CI-10): may this be harder, may it be easier? It is about the criterion and never about the child, it changes
 * nothing, and it says who decides. Students are not asked.
 */
import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { CheckInPlan } from '../../contract/check-in-plan.js';
import type { CheckIn } from '../../contract/check-in.js';
import { criterionAdvice, pointsAdvice, type GoalAdvice } from '../../domain/criterion-advice.js';
import { people } from '../../ui/icons.js';
import { namesInRow } from '../../ui/moment.js';
import { notice } from '../../ui/notice.js';
import { safeHref } from '../../ui/safe-href.js';
import { may, type Scene } from './card-scene.js';
import { percentWord } from './entry-words.js';

/** `goalsPage`: the address at which the page shows the goals; empty where it has none. */
export function adviceView(scene: Scene, plan: CheckInPlan, checkIns: readonly CheckIn[], goalsPage: string): TemplateResult | typeof nothing {
  if (!scene.viewer.voice || scene.viewer.voice === 'student') return nothing;
  const asked = questions(plan, checkIns, scene.locale);
  if (!asked.length) return nothing;
  return notice({
    tone: 'plain',
    icon: people,
    title: msg('A question to the team'),
    text: html`${asked.map((sentence) => html`<p dir="auto">${sentence}</p>`)}
      <p class="quiet">${decidersWord(scene)}</p>`,
    actions: wayOn(scene, goalsPage),
  });
}

function questions(plan: CheckInPlan, checkIns: readonly CheckIn[], locale: string): readonly string[] {
  if (plan.mode === 'daily-report-card')
    return criterionAdvice(plan, checkIns).map((advice) => {
      const [met, days] = countWords(advice, locale);
      return advice.ask === 'harder'
        ? msg(str`${advice.name}: yes on ${met} of the last ${days} days. Want to make it a little harder?`)
        : msg(str`${advice.name}: yes on ${met} of the last ${days} days. Want to make it a little easier?`);
    });
  const advice = pointsAdvice(plan, checkIns);
  if (!advice) return [];
  const [met, days] = countWords(advice, locale);
  const goal = percentWord(plan.goalPercent, locale);
  return [
    advice.ask === 'harder'
      ? msg(str`The goal of ${goal} was reached on ${met} of the last ${days} days. Want to make it a little harder?`)
      : msg(str`The goal of ${goal} was reached on ${met} of the last ${days} days. Want to make it a little easier?`),
  ];
}

const countWords = ({ met, days }: GoalAdvice, locale: string): readonly [string, string] => [met.toLocaleString(locale), days.toLocaleString(locale)];

/** The plan is the school's, set up with the family: those at school whose names the viewer knows. */
function decidersWord({ viewer, student, locale }: Scene): string {
  if (viewer.voice === 'school') return msg('You decide this at school, together with the family.');
  const names = student.people.filter(({ voice }) => voice === 'school').flatMap(({ name }) => name ?? []);
  return names.length
    ? msg(str`The school decides this together with you. You can talk with ${namesInRow(names, locale)}.`)
    : msg('The school decides this together with you.');
}

/** To the goals, for those who may set or propose one. */
function wayOn({ student }: Scene, goalsPage: string): TemplateResult | typeof nothing {
  const url = safeHref(goalsPage, document.baseURI);
  if (!url || !may(student, 'see-goals') || !(may(student, 'write-goal') || may(student, 'propose-goal'))) return nothing;
  return html`<a class="button" href=${url}>${msg('Go to the goals')}</a>`;
}
