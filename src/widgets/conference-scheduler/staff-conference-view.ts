/** The fields of a conference: the four questions that everybody answers, and the rest under "More rules". It draws; what is typed goes out. */
import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import { conferenceKinds, meetingModes } from '../../contract/conference.js';
import { chipField, choiceField, lineField, type FieldOptions } from '../../ui/fields.js';
import type { ConferenceScene } from './conference-scene.js';
import { kindWord, modeWord } from './conference-words.js';
import { GROUPS, listIn, type ConferenceField, type ConferenceForm, type ConferenceTrouble } from './staff-conference-form.js';
import { severalField, timeField } from './staff-fields.js';
import { gloss } from './staff-words.js';

export interface ConferenceViewOptions {
  readonly scene: ConferenceScene;
  readonly form: ConferenceForm;
  readonly trouble: (field: ConferenceField) => string | undefined;
  readonly change: (field: ConferenceField, value: string) => void;
  /** The rest is in sight. */
  readonly isMore: boolean;
}

type Field = (id: ConferenceField, label: string, hint?: string) => FieldOptions;
const fieldsOf =
  ({ form, trouble, change }: ConferenceViewOptions): Field =>
  (id, label, hint) => ({ id, label, hint, value: form[id], trouble: trouble(id), input: (value) => change(id, value) });

export function conferenceView(options: ConferenceViewOptions): TemplateResult {
  const field = fieldsOf(options);
  const { scene, form, isMore } = options;
  return html`
    ${lineField(field('name', msg('What is it called?'), msg('For example: Fall conferences')))}
    ${choiceField(
      field('kind', msg('What kind of meeting?')),
      conferenceKinds.map((value) => ({ value, label: kindWord(value) })),
    )}
    ${form.kind === 'family-teacher' ? nothing : html`<div class="terms">${gloss(form.kind === 'iep' ? 'iep' : 'student-led', scene)}</div>`}
    <fieldset class="group">
      <legend>${msg('When can families book?')}</legend>
      <div class="two">${lineField(field('opensOn', msg('First day')), 'date')} ${timeField(field('opensTime', msg('From')))}</div>
      <div class="two">${lineField(field('closesOn', msg('Last day')), 'date')} ${timeField(field('closesTime', msg('Until')))}</div>
    </fieldset>
    ${isMore ? more(options, field) : nothing}
  `;
}

const more = (options: ConferenceViewOptions, field: Field): TemplateResult =>
  html`<div class="group" id="more">${earlyView(options, field)} ${changesView(options, field)} ${limitsView(options, field)} ${meetingView(field)}</div>`;

function earlyView({ scene, form, change }: ConferenceViewOptions, field: Field): TemplateResult {
  return html`<fieldset class="group">
    <legend>${msg('May some families book earlier?')}</legend>
    <div class="terms">${gloss('early', scene)}</div>
    ${chipField(
      { id: 'early', label: msg('Early booking'), value: form.early ? 'yes' : 'no', input: (value) => change('early', value === 'yes' ? 'yes' : '') },
      [
        { value: 'no', label: msg('No') },
        { value: 'yes', label: msg('Yes') },
      ],
    )}
    ${
      form.early
        ? html`<div class="two">${lineField(field('earlyOn', msg('Their first day')), 'date')} ${timeField(field('earlyTime', msg('From')))}</div>
            ${severalField(
              field('earlyGroups', msg('Which groups?')),
              groupsOf(scene, form).map((value) => ({ value, label: value })),
              GROUPS,
            )}`
        : nothing
    }
  </fieldset>`;
}

/** The groups of the students whom the viewer sees, and those that were chosen before. Nothing is typed: a group that is nearly right opens for nobody. */
const groupsOf = ({ students, locale }: ConferenceScene, { earlyGroups }: ConferenceForm): readonly string[] =>
  [...new Set([...students.map(({ group }) => group).filter(Boolean), ...listIn(earlyGroups, GROUPS)])].sort((a, b) =>
    a.localeCompare(b, locale, { numeric: true }),
  );

const changesView = ({ scene }: ConferenceViewOptions, field: Field): TemplateResult => html`<fieldset class="group">
  <legend>${msg('Changes by families')}</legend>
  <div class="terms">${gloss('guard', scene)}</div>
  <div class="three">
    ${lineField(field('guardHours', msg('Guard time (hours)')), 'decimal')}
    ${lineField(field('holdMinutes', msg('Hold a time while they fill in the rest (minutes)')), 'decimal')}
    ${lineField(field('offerHours', msg('Keep a freed time for who waits (hours)')), 'decimal')}
  </div>
</fieldset>`;

const limitsView = ({ scene }: ConferenceViewOptions, field: Field): TemplateResult => html`<fieldset class="group">
  <legend>${msg('How many, and for whom')}</legend>
  <div class="terms">${gloss('limits', scene)} ${gloss('households', scene)} ${gloss('travel', scene)}</div>
  <div class="three">
    ${lineField(field('perStudent', msg('Meetings for one student')), 'decimal')} ${lineField(field('perGuardian', msg('Meetings for one adult')), 'decimal')}
    ${lineField(field('travelMinutes', msg('Minutes to walk between teachers')), 'decimal')}
  </div>
  ${chipField(field('households', msg('Where a child has two homes')), [
    { value: 'shared', label: msg('They share one meeting') },
    { value: 'each', label: msg('Each home has its own') },
  ])}
</fieldset>`;

const meetingView = (field: Field): TemplateResult => html`<fieldset class="group">
  <legend>${msg('The meetings')}</legend>
  ${severalField(
    field('modes', msg('How can you meet?')),
    meetingModes.map((value) => ({ value, label: modeWord(value) })),
  )}
  ${chipField(field('agendaFirst', msg('Whose topics come first?')), [
    { value: 'home', label: msg('The family’s') },
    { value: 'school', label: msg('The school’s') },
  ])}
</fieldset>`;

export function conferenceTroubleWord(field: ConferenceField, trouble: ConferenceTrouble): string {
  if (trouble === 'too-long') return msg('This is too long. Please shorten it; nothing is cut off.');
  if (trouble === 'too-many') return msg('At most 20 groups, please.');
  if (trouble === 'before')
    return field === 'earlyOn' ? msg('Early booking must begin before the others can book.') : msg('The end must come after the start.');
  if (trouble === 'no-number') return msg('Please write a number that is not too large.');
  switch (field) {
    case 'name':
      return msg('Please give it a name that families know.');
    case 'modes':
      return msg('Please choose at least one way to meet.');
    case 'earlyGroups':
      return msg('Please choose at least one group.');
    default:
      return msg('Please choose a day and a time.');
  }
}
