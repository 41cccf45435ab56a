/** The top of the card: whose it is (and whose else it could be), which day, what kind of check-in, and the momentum ring. */
import { msg, str } from '@lit/localize';
import { css, html, nothing, type TemplateResult } from 'lit';
import { formatDay } from '../../base/days.js';
import type { CheckIn } from '../../contract/check-in.js';
import { ringWeeks } from '../../domain/momentum-ring.js';
import { icon } from '../../ui/icon.js';
import { chevron, talk } from '../../ui/icons.js';
import { ring } from '../../ui/ring.js';
import type { Scene } from './card-scene.js';
import { modeMeaning, modeWord, namesInRow } from './card-words.js';

/** `group`: it is about all of them. */
export function headerView(scene: Scene, checkIns: readonly CheckIn[], group: boolean, choose: (studentId: string) => void): TemplateResult {
  const { school, mode, today, locale } = scene;
  const term = modeWord(mode);
  const gloss = school.glossary.find((entry) => entry.term.toLowerCase() === term.toLowerCase());
  return html`<header part="header">
    <div class="who">
      ${group ? html`<h2 id="title" dir="auto">${groupName(scene)}</h2>` : html`${momentum(checkIns, scene)}<div class="names">${whose(scene, choose)}</div>`}
    </div>
    ${helpLine(scene, group)}
    <div class="what">
      <span id="mode" class="mode"><flywheel-gloss .term=${term} .meaning=${gloss?.meaning ?? modeMeaning(mode)}></flywheel-gloss></span>
      <time class="quiet" datetime=${today}>${formatDay(today, locale)}</time>
    </div>
  </header>`;
}

/** Who else asks the viewer for help (CI-06): by name, before anybody is chosen. Of the chosen student the card itself says it. */
function helpLine({ students, student, locale }: Scene, group: boolean): TemplateResult | typeof nothing {
  const asking = students.filter(({ id, helpAsked }) => helpAsked && (group || id !== student.id));
  if (!asking.length) return nothing;
  const count = asking.length === 1 ? msg('1 asks for help') : msg(str`${asking.length.toLocaleString(locale)} ask for help`);
  return html`<p class="help">${icon(talk)}<span>${count}: <bdi>${namesInRow(
    asking.map(({ name }) => name),
    locale,
  )}</bdi></span></p>`;
}

/** The class in the school's words, where it is one. */
function groupName({ students }: Scene): string {
  const names = new Set(students.map(({ group }) => group));
  return names.size === 1 ? [...names][0]! : msg('All my students');
}

/** The name as it is, with the browser's own list laid over it unseen: so it is never cut off, and works as people know it. */
function whose({ student, students, viewer }: Scene, choose: (studentId: string) => void): TemplateResult {
  if (students.length < 2) return html`<h2 id="title" dir="auto">${viewer.id === student.id ? msg('My day') : student.name}</h2>`;
  return html`<h2 id="title" class="chooser">
    <span class="chosen" aria-hidden="true"><bdi>${student.name}</bdi>${icon(chevron)}</span>
    <label class="visually-hidden" for="student">${msg('Student')}</label>
    <select id="student" @change=${(event: Event) => choose((event.target as HTMLSelectElement).value)}>
      ${students.map(({ id, name, helpAsked }) => html`<option value=${id} ?selected=${id === student.id}>${name}${helpAsked ? ` · ${msg('asks for help')}` : nothing}</option>`)}
    </select>
  </h2>`;
}

function momentum(checkIns: readonly CheckIn[], { today, locale }: Scene): TemplateResult {
  const weeks = ringWeeks(checkIns, today);
  const count = (pick: (week: (typeof weeks)[number]) => boolean) => weeks.filter(pick).length.toLocaleString(locale);
  const [home, school, both] = [count((w) => w.home), count((w) => w.school), count((w) => w.home && w.school)];
  return ring(
    weeks.map((week) => ({ outer: week.home, inner: week.school })),
    msg(str`The last ${weeks.length.toLocaleString(locale)} weeks: family took part in ${home}, school in ${school}, both in ${both}.`),
  );
}

export const headerStyles = css`
  header {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    align-items: center;
    gap: 0 16px;
    padding-block-end: 8px;
    border-block-end: 1px solid var(--fw-line);
  }
  .who {
    display: flex;
    align-items: center;
    gap: 10px;
    min-inline-size: 0;
  }
  .help {
    display: flex;
    gap: 6px;
    flex-basis: 100%;
    order: 1;
    font-weight: 600;
  }
  .names {
    min-inline-size: 0;
  }
  h2 {
    font-size: var(--fw-title);
    line-height: 1.25;
    overflow-wrap: anywhere;
  }
  .chooser {
    position: relative;
    margin-inline-start: -8px;
    border-radius: var(--fw-radius-control);
  }
  .chooser:hover {
    background: var(--fw-sunken);
  }
  .chooser:focus-within {
    outline: 2px solid var(--fw-ink);
    outline-offset: 2px;
  }
  .chosen {
    display: flex;
    align-items: center;
    gap: 8px;
    min-block-size: 44px;
    padding: 4px 8px;
  }
  .chosen .icon {
    inline-size: 0.9em;
    color: var(--fw-quiet);
  }
  select {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    min-block-size: 44px;
    opacity: 0;
    font-size: var(--fw-body);
    cursor: pointer;
  }
  option {
    background: var(--fw-raised);
    color: var(--fw-ink);
  }
  .what {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 12px;
    min-block-size: 44px;
    font-size: var(--fw-small);
  }
  .what .mode {
    display: contents;
    font-weight: 600;
  }
  .what time {
    white-space: nowrap;
  }
  .what time::first-letter {
    text-transform: capitalize;
  }
`;
