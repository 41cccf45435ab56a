/** The question and its twelve faces; five large ones for who does not read yet. Two presses are a whole check-in: a face, and Send. */
import { msg, str } from '@lit/localize';
import { css, html, nothing, type TemplateResult } from 'lit';
import { feelingKeys, feelings, firstFeelings } from '../../contract/feelings.js';
import type { ChoiceGroup } from '../../ui/choice-grid.element.js';
import { icon } from '../../ui/icon.js';
import { speak } from '../../ui/icons.js';
import type { Scene } from './card-scene.js';
import { faceOf } from './feeling-faces.js';
import { cornerWord, feelingWord } from './feeling-words.js';

export interface FeelingsOptions {
  readonly scene: Scene;
  readonly value: string;
  /** For who does not read yet. */
  readonly facesOnly: boolean;
  readonly choose: (feeling: string) => void;
  /** Reads the question and the faces aloud; `undefined` where no voice of this device can. */
  readonly readAloud: (() => void) | undefined;
}

export function question({ viewer, student }: Scene): string {
  return viewer.id === student.id ? msg('How are you right now?') : msg(str`How is ${student.name} today?`);
}

export function feelingsView({ scene, value, facesOnly, choose, readAloud }: FeelingsOptions): TemplateResult {
  const text = question(scene);
  return html`<div class="question ${facesOnly ? 'large' : ''}">
      <h3>${text}</h3>
      ${readAloud ? html`<button type="button" class="button" @click=${readAloud}>${icon(speak)}${msg('Read to me')}</button>` : nothing}
    </div>
    <flywheel-choice-grid
      .label=${text}
      .groups=${facesOnly ? [{ choices: firstFeelings.map(choiceOf) }] : corners()}
      .value=${value}
      ?faces-only=${facesOnly}
      @change=${(event: Event) => choose((event.target as HTMLElementTagNameMap['flywheel-choice-grid']).value)}
    ></flywheel-choice-grid>`;
}

const choiceOf = (value: string) => ({ value, label: feelingWord(value), picture: faceOf(value) });

/** High energy above low, hard beside good: the axes of the mood grid. */
function corners(): readonly ChoiceGroup[] {
  const places = [
    ['high', false],
    ['high', true],
    ['low', false],
    ['low', true],
  ] as const;
  return places.map(([energy, pleasant], index) => ({
    label: cornerWord(energy, pleasant),
    tone: index + 1,
    choices: feelingKeys.filter((key) => feelings[key].energy === energy && feelings[key].pleasant === pleasant).map(choiceOf),
  }));
}

export const feelingsStyles = css`
  .question {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 8px;
  }
  .question h3 {
    font-size: var(--fw-title);
    line-height: 1.3;
  }
  .question.large h3 {
    font-size: var(--fw-display);
  }
`;
