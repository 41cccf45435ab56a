/** The top of the scheduler: whose conferences they are, and whose else they could be. */
import { msg } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import { whose } from '../../ui/whose.js';
import type { ConferenceScene } from './conference-scene.js';
import { schedulerMeaning, schedulerWord } from './conference-words.js';

export function schedulerHeader({ school, student, students, viewer }: ConferenceScene, choose: (studentId: string) => void): TemplateResult {
  const term = schedulerWord();
  const gloss = school.glossary.find((entry) => entry.term.toLowerCase() === term.toLowerCase());
  const own = viewer.id === student.id ? student.name : undefined;
  return html`<header part="header">
    <div class="who">
      <div class="names">${whose({ chosen: student, all: students, label: msg('Student'), own, choose })}</div>
    </div>
    <div class="what">
      <span id="mode" class="mode"><flywheel-gloss .term=${term} .meaning=${gloss?.meaning ?? schedulerMeaning()}></flywheel-gloss></span>
    </div>
  </header>`;
}
