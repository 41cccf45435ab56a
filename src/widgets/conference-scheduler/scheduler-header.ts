/** The top of the scheduler: whose conferences they are, and whose else they could be. */
import { msg } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import { whose } from '../../ui/whose.js';
import { may, type ConferenceScene } from './conference-scene.js';
import { schedulerMeaning, schedulerWord } from './conference-words.js';

/** Who meets the families of all students needs none chosen. */
const isDesk = ({ side, students }: ConferenceScene): boolean => side === 'staff' && students.every((student) => may(student, 'host-conference'));

export function schedulerHeader(scene: ConferenceScene, choose: (studentId: string) => void): TemplateResult {
  const { school, student, students, viewer } = scene;
  const term = schedulerWord();
  const gloss = school.glossary.find((entry) => entry.term.toLowerCase() === term.toLowerCase());
  const own = viewer.id === student.id ? student.name : undefined;
  return html`<header part="header">
    <div class="who">
      <div class="names">${isDesk(scene) ? html`<h2 id="title">${msg('All families')}</h2>` : whose({ chosen: student, all: students, label: msg('Student'), own, choose })}</div>
    </div>
    <div class="what">
      <span id="mode" hidden>${term}</span><span class="mode"><flywheel-gloss .term=${term} .meaning=${gloss?.meaning ?? schedulerMeaning()}></flywheel-gloss></span>
    </div>
  </header>`;
}
