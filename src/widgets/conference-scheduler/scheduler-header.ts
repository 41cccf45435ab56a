/** The top of the scheduler: whose conferences they are (and whose else they could be), and the momentum ring of those who met and prepared it. */
import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { dayIn } from '../../base/days.js';
import { ringWeeks, type Touchpoint } from '../../domain/momentum-ring.js';
import { ring } from '../../ui/ring.js';
import { whose } from '../../ui/whose.js';
import { may, type ConferenceScene } from './conference-scene.js';
import { schedulerMeaning, schedulerWord } from './conference-words.js';

/** Who meets the families of all students needs none chosen. */
const isDesk = ({ side, students }: ConferenceScene): boolean => side === 'staff' && students.every((student) => may(student, 'host-conference'));

export interface HeaderOptions {
  /** Who took part; `undefined`: not known yet. */
  readonly touchpoints: readonly Touchpoint[] | undefined;
  readonly now: number;
  readonly choose: (studentId: string) => void;
}

export function schedulerHeader(scene: ConferenceScene, { touchpoints, now, choose }: HeaderOptions): TemplateResult {
  const { school, student, students, viewer } = scene;
  const term = schedulerWord();
  const gloss = school.glossary.find((entry) => entry.term.toLowerCase() === term.toLowerCase());
  const own = viewer.id === student.id ? student.name : undefined;
  return html`<header part="header">
    <div class="who">
      ${scene.side === 'staff' ? nothing : momentum(touchpoints, dayIn(scene.timeZone, now), scene.locale)}
      <div class="names">${isDesk(scene) ? html`<h2 id="title">${msg('All families')}</h2>` : whose({ chosen: student, all: students, label: msg('Student'), own, choose })}</div>
    </div>
    <div class="what">
      <span id="mode" hidden>${term}</span><span class="mode"><flywheel-gloss .term=${term} .meaning=${gloss?.meaning ?? schedulerMeaning()}></flywheel-gloss></span>
    </div>
  </header>`;
}

/** Staff see the times of all families here, and no family's weeks. */
function momentum(touchpoints: readonly Touchpoint[] | undefined, today: string, locale: string): TemplateResult {
  const segments = ringWeeks(touchpoints ?? [], today).map(({ home, school }) => ({ outer: home, inner: school }));
  if (!touchpoints) return ring(segments, locale);
  return ring(segments, locale, ({ all, outer, inner, both }) => {
    return msg(str`The last ${all} weeks: family took part in ${outer}, school in ${inner}, both in ${both}.`);
  });
}
