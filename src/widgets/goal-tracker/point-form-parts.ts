/** Small parts of the form that adds a point: the levels of a scale, each with what it looks like (GT-11). */
import type { TemplateResult } from 'lit';
import { attainmentLevels } from '../../domain/goal-attainment.js';
import { icon } from '../../ui/icon.js';
import { attention } from '../../ui/icons.js';
import { levelChoices } from '../../ui/measured-value.js';

export const attentionMark = icon(attention);

/** `value` is the level as text; 0 is what is expected. */
export const choices = (scale: readonly string[], value: string | undefined, locale: string, choose: (value: string) => void): TemplateResult =>
  levelChoices(
    attainmentLevels.map((level, index) => ({ value: level, words: scale[index] })),
    value,
    locale,
    choose,
  );
