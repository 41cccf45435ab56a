/** The top of the tracker: whose goals they are (and whose else they could be), and the momentum ring of those who measured. */
import { msg, str } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import { formatDay } from '../../base/days.js';
import type { GoalPoint } from '../../contract/goal-point.js';
import { ringWeeks } from '../../domain/momentum-ring.js';
import { ring } from '../../ui/ring.js';
import { whose } from '../../ui/whose.js';
import type { GoalScene } from './goal-scene.js';
import { glossOf } from './term-gloss.js';
import { goalsMeaning, goalsWord } from './tracker-words.js';

export function trackerHeader(scene: GoalScene, points: readonly GoalPoint[], choose: (studentId: string) => void): TemplateResult {
  const { student, students, viewer, today, locale } = scene;
  const term = goalsWord(scene);
  const own = viewer.id === student.id ? student.name : undefined;
  return html`<header part="header">
    <div class="who">
      ${momentum(points, today, locale)}
      <div class="names">${whose({ chosen: student, all: students, label: msg('Student'), own, choose })}</div>
    </div>
    <div class="what">
      <span id="mode" hidden>${term}</span><span class="mode">${glossOf(scene, term, goalsMeaning())}</span>
      <time class="quiet" datetime=${today}>${formatDay(today, locale)}</time>
    </div>
  </header>`;
}

/** A week in which a side measured is that side's part. */
function momentum(points: readonly GoalPoint[], today: string, locale: string): TemplateResult {
  return ring(
    ringWeeks(points, today).map(({ home, school }) => ({ outer: home, inner: school })),
    locale,
    ({ all, outer, inner, both }) => msg(str`The last ${all} weeks: family added points in ${outer}, school in ${inner}, both in ${both}.`),
  );
}
