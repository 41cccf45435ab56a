/** The form of a goal as it is drawn: what, how it is seen, from where to where, until when, and what it would still need. Everything but the goal itself may wait. */
import { msg } from '@lit/localize';
import { css, html, nothing, type TemplateResult } from 'lit';
import { measureKinds } from '../../contract/goal-measure.js';
import { goalDomains } from '../../contract/goal-terms.js';
import type { GoalOrigin } from '../../contract/goal.js';
import { chipField, choiceField, lineField, wordsField, type FieldOptions } from '../../ui/fields.js';
import { help } from '../../ui/icons.js';
import { icon } from '../../ui/icon.js';
import '../../ui/gloss.js';
import { directionOf, hasProbes, levelFields, probeFields, type GoalForm, type GoalPurpose, type TextField } from './goal-form.js';
import { kindName, levelNames, meanings, originName, usualUnit } from './goal-form-words.js';
import { domainWord, iepMeaning } from './goal-labels.js';
import type { GoalScene } from './goal-scene.js';
import { glossOf } from './term-gloss.js';

export interface GoalFormOptions {
  readonly scene: GoalScene;
  readonly form: GoalForm;
  readonly purpose: GoalPurpose;
  /** For whom the viewer may speak. */
  readonly origins: readonly GoalOrigin[];
  /** What is wrong at a field, in words. */
  readonly trouble: (field: TextField) => string | undefined;
  /** What a goal would still need, in words. */
  readonly missing: readonly string[];
  readonly change: (patch: GoalForm) => void;
}

export function goalFormView(options: GoalFormOptions): TemplateResult {
  const { purpose, form } = options;
  const needsReason = purpose === 'revise' || purpose === 'propose';
  return html`<div class="fields">
    ${what(options)} ${how(options)} ${form.kind === 'attainment' ? levels(options) : nothing} ${numbers(options)} ${days(options)}
    ${needsReason ? wordsField(field(options, 'reason', msg('Why?'), msg('What did you see? Everybody who sees the goal can read this.'))) : nothing} ${smart(options)}
  </div>`;
}

function field({ form, trouble, change }: GoalFormOptions, id: TextField, label: string, hint?: string): FieldOptions {
  return { id, label, hint, value: form[id] ?? '', trouble: trouble(id), input: (value) => change({ [id]: value }) };
}

function what(options: GoalFormOptions): TemplateResult {
  const { scene, origins, purpose } = options;
  const label = scene.reader === 'adult' ? msg('The goal') : msg('My goal');
  return html`${
    origins.length > 1 && purpose === 'new'
      ? html`${chipField(
          { ...field(options, 'origin', msg('Whose goal is it?')), value: options.form.origin ?? origins[0]! },
          origins.map((value) => ({ value, label: originName(value) })),
        )}
          <div class="terms">${glossOf(scene, 'IEP', iepMeaning())}</div>`
      : nothing
  }
    ${wordsField(field(options, 'statement', label, msg('What will be different? Say what you will see or hear.')), 3)}
    ${choiceField(
      { ...field(options, 'domain', msg('What is it about?')), value: options.form.domain || 'academic' },
      goalDomains.map((value) => ({ value, label: domainWord(value) })),
    )}`;
}

function how(options: GoalFormOptions): TemplateResult {
  const { form } = options;
  const kinds = [{ value: '', label: msg('Not said yet') }, ...measureKinds.map((value) => ({ value, label: kindName(value) }))];
  const kind = measureKinds.find((one) => one === form.kind);
  return html`<div class="pair">
    ${choiceField(field(options, 'kind', msg('How will you see it?')), kinds)}
    ${
      (kind && kind !== 'attainment') || (!kind && form.unit)
        ? lineField(field(options, 'unit', msg('Counted in'), kind && `${msg('For example:')} ${usualUnit(kind)}`))
        : nothing
    }
  </div>`;
}

const levels = (options: GoalFormOptions): TemplateResult => html`<fieldset class="group">
  <legend>${msg('What does each level look like?')}</legend>
  <div class="terms">${glossOf(options.scene, msg('Attainment scale'), meanings.scale())}</div>
  ${levelFields.map((name, index) => wordsField(field(options, name, levelNames()[index]!), 1))}
</fieldset>`;

function numbers(options: GoalFormOptions): TemplateResult {
  const { form, scene } = options;
  const probes = [msg('First time'), msg('Second time'), msg('Third time')];
  const isOpen = directionOf(form, scene.locale) === undefined && !!form.kind && form.kind !== 'attainment';
  return html`<fieldset class="group">
    <legend>${msg('From where to where?')}</legend>
    <div class="terms">${glossOf(scene, msg('Starting value'), meanings.baseline(), 'baseline')}</div>
    ${chipField({ ...field(options, 'measured', msg('How often was the start measured?')), value: hasProbes(form) ? 'three' : 'once' }, [
      { value: 'once', label: msg('Once') },
      { value: 'three', label: msg('Three times: the middle one counts') },
    ])}
    ${
      hasProbes(form)
        ? html`<div class="three">${probeFields.map((name, index) => lineField(field(options, name, probes[index]!), 'decimal'))}</div>`
        : lineField(field(options, 'baseline', msg('Starting value'), msg('Where does it stand now?')), 'decimal')
    }
    ${lineField(field(options, 'target', msg('Value to reach'), msg('Where should it go?')), 'decimal')}
    ${
      isOpen
        ? chipField({ ...field(options, 'direction', msg('Which way is better?')), value: form.direction || 'increase' }, [
            { value: 'increase', label: msg('More is better') },
            { value: 'decrease', label: msg('Less is better') },
          ])
        : nothing
    }
  </fieldset>`;
}

function days(options: GoalFormOptions): TemplateResult {
  const { purpose } = options;
  const isLater = purpose === 'revise' || purpose === 'propose';
  return html`<div class="three">
    ${lineField(field(options, 'startsOn', isLater ? msg('From which day?') : msg('First day')), 'date')} ${lineField(field(options, 'endsOn', msg('Last day')), 'date')}
    ${purpose === 'propose' ? nothing : lineField(field(options, 'reviewOn', msg('When do we look at it together?')), 'date')}
  </div>`;
}

const smart = ({ missing }: GoalFormOptions): TemplateResult | typeof nothing =>
  missing.length
    ? html`<aside class="smart" aria-label=${msg('What would help')}>
        <p>${icon(help)}<span>${msg('You can save it like this. These would help everybody see how it goes:')}</span></p>
        <ul>
          ${missing.map((words) => html`<li>${words}</li>`)}
        </ul>
      </aside>`
    : nothing;

export const goalFormStyles = css`
  .fields,
  .group {
    display: grid;
    gap: 16px;
    grid-template-columns: minmax(0, 1fr);
  }
  .group > legend {
    float: inline-start;
    inline-size: 100%;
    font-weight: 650;
    padding: 0;
  }
  .terms {
    display: flex;
    flex-wrap: wrap;
    gap: 0 16px;
    font-size: var(--fw-small);
    color: var(--fw-quiet);
    margin-block: -12px;
  }
  .smart {
    display: grid;
    gap: 4px;
    padding: 12px;
    border-radius: var(--fw-radius-control);
    background: var(--fw-sunken);
    font-size: var(--fw-body);
  }
  .smart p {
    display: flex;
    gap: 8px;
  }
  .smart .icon {
    margin-block-start: 0.15em;
    color: var(--fw-quiet);
  }
  .smart ul {
    padding-inline-start: 2.2em;
    list-style: disc;
  }
  .pair,
  .three {
    display: grid;
    gap: 16px;
    align-items: end;
  }
  @container part (min-width: 34em) {
    .pair {
      grid-template-columns: 1fr 1fr;
    }
    .three {
      grid-template-columns: repeat(3, minmax(0, 1fr));
    }
  }
  @media (forced-colors: active) {
    .smart {
      border: 1px solid CanvasText;
    }
  }
`;
