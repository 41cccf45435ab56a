/** The top of the card: whose it is (and whose else it could be), which day, what kind of check-in, and the momentum ring. */
import { msg, str } from '@lit/localize';
import { css, html, nothing, type TemplateResult } from 'lit';
import { formatDay } from '../../base/days.js';
import type { RingWeek } from '../../domain/momentum-ring.js';
import { icon } from '../../ui/icon.js';
import { talk } from '../../ui/icons.js';
import { isolated, labelled } from '../../ui/labelled.js';
import { namesInRow } from '../../ui/moment.js';
import { ring } from '../../ui/ring.js';
import { whose } from '../../ui/whose.js';
import type { Scene } from './card-scene.js';
import { modeMeaning, modeWord } from './card-words.js';

/** `group`: it is about all of them. */
export function headerView(scene: Scene, weeks: readonly RingWeek[], group: boolean, choose: (studentId: string) => void): TemplateResult {
  const { school, mode, today, locale } = scene;
  const term = modeWord(mode);
  const gloss = school.glossary.find((entry) => entry.term.toLowerCase() === term.toLowerCase());
  return html`<header part="header">
    <div class="who">
      ${group ? html`<h2 id="title" dir="auto">${groupName(scene)}</h2>` : html`${momentum(weeks, scene)}<div class="names">${names(scene, choose)}</div>`}
    </div>
    ${helpLine(scene, group)}
    <div class="what">
      <span id="mode" hidden>${term}</span><span class="mode"><flywheel-gloss .term=${term} .meaning=${gloss?.meaning ?? modeMeaning(mode)}></flywheel-gloss></span>
      <time class="quiet" datetime=${today}>${formatDay(today, locale)}</time>
    </div>
  </header>`;
}

const names = ({ student, students, viewer }: Scene, choose: (studentId: string) => void): TemplateResult =>
  whose({
    chosen: student,
    all: students.map(({ id, name, helpAsked }) => ({ id, name, note: helpAsked ? msg('asks for help') : '' })),
    label: msg('Student'),
    own: viewer.id === student.id ? msg('My day') : undefined,
    choose,
  });

/** Who else asks the viewer for help (CI-06): by name, before anybody is chosen. Of the chosen student the card itself says it. */
function helpLine({ students, student, locale }: Scene, group: boolean): TemplateResult | typeof nothing {
  const asking = students.filter(({ id, helpAsked }) => helpAsked && (group || id !== student.id));
  if (!asking.length) return nothing;
  const count = asking.length === 1 ? msg('1 asks for help') : msg(str`${asking.length.toLocaleString(locale)} ask for help`);
  const names = isolated(
    namesInRow(
      asking.map(({ name }) => name),
      locale,
    ),
  );
  return html`<p class="help">${icon(talk)}<span>${labelled(count, names)}</span></p>`;
}

/** The class in the school's words, where it is one. */
function groupName({ students }: Scene): string {
  const names = new Set(students.map(({ group }) => group));
  return names.size === 1 ? [...names][0]! : msg('All my students');
}

function momentum(weeks: readonly RingWeek[], { locale }: Scene): TemplateResult {
  return ring(
    weeks.map(({ home, school }) => ({ outer: home, inner: school })),
    locale,
    ({ all, outer, inner, both }) => msg(str`The last ${all} weeks: family took part in ${outer}, school in ${inner}, both in ${both}.`),
  );
}

/** Beside the looks of `ui/whose.ts`. */
export const headerStyles = css`
  .help {
    display: flex;
    gap: 6px;
    flex-basis: 100%;
    order: 1;
    font-weight: 600;
  }
  .what time {
    white-space: nowrap;
  }
`;
