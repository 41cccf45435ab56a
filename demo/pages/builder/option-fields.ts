/** A field for each option that a widget takes, made of the table that comes from the manifest: an option that is new there is here at once. */
import { optionsOf, secretOptions, type WidgetName } from '../../../src/embed/options.js';
import type { OptionKind } from '../../../src/embed/widget-options.js';
import { make } from '../make.js';

interface Words {
  readonly label: string;
  readonly help?: string;
}
/** Plain words for what is known; a new option is shown by its own name until it has some. */
const words: Readonly<Record<string, Words>> = {
  api: { label: 'Address of the school’s API' },
  student: { label: 'Only for one student', help: 'The student’s id at your school. Leave it empty and each reader chooses.' },
  locale: { label: 'Language', help: 'Such as es or zh-Hans. Leave it empty for each reader’s own.' },
  'time-zone': { label: 'Time zone', help: 'Such as America/Chicago. Leave it empty for each reader’s own.' },
  'shared-device': { label: 'Several people use this device', help: 'Words are locked on it. Only who wrote them can open them.' },
  mode: { label: 'What the card asks' },
  group: { label: 'For staff: all their students in one pass' },
  'pre-reader': { label: 'Faces, pictures and reading aloud' },
  'goals-page': { label: 'Page where the goals are', help: 'A web address on your site.' },
  conference: { label: 'Only one conference', help: 'Its id at your school.' },
  thread: { label: 'Only one thread', help: 'Its id at your school.' },
  goal: { label: 'Only one goal', help: 'Its id at your school.' },
  method: { label: 'How the trend is found' },
  'trend-minimum': { label: 'Points that a trend needs' },
  rule: { label: 'What makes the tracker ask a question' },
  'rule-last': { label: 'How many last points must agree' },
  'rule-minimum-points': { label: 'Points before the rule holds' },
  'rule-minimum-weeks': { label: 'Weeks before the rule holds' },
};
const plain = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1).replaceAll('-', ' ');

/** What is set in the place of the form. */
export interface Field {
  readonly name: string;
  readonly element: HTMLElement;
  /** As it was typed; `undefined` where it says nothing. */
  read(): string | undefined;
  /** Shows what is wrong with it, or that nothing is. */
  blame(fault: string | undefined): void;
}

type Control = HTMLInputElement | HTMLSelectElement;

function controlFor(kind: OptionKind, id: string): Control {
  if (kind === 'switch') return make('input', { type: 'checkbox', id });
  if (kind === 'number') return make('input', { type: 'text', inputMode: 'numeric', id });
  if (kind === 'text') return make('input', { type: 'text', autocomplete: 'off', spellcheck: false, id });
  return make(
    'select',
    { id },
    make('option', { value: '', textContent: 'As the widget does it' }),
    ...kind.map((value) => make('option', { value, textContent: plain(value) })),
  );
}

function fieldFor(name: string, kind: OptionKind, initial: string): Field {
  const id = `option-${name}`;
  const { label, help } = words[name] ?? { label: plain(name) };
  const control = controlFor(kind, id);
  const isSwitch = control.type === 'checkbox';
  if (!isSwitch) control.value = initial;
  const helpText = make('small', { id: `${id}-help`, textContent: help ?? '' });
  const fault = make('small', { id: `${id}-fault`, className: 'fault' });
  const describe = () => {
    const by = [...(help ? [helpText.id] : []), ...(fault.textContent ? [fault.id] : [])];
    if (by.length > 0) control.setAttribute('aria-describedby', by.join(' '));
    else control.removeAttribute('aria-describedby');
  };
  describe();
  const text = make('label', { htmlFor: id, textContent: label });
  return {
    name,
    element: make(
      'div',
      { className: isSwitch ? 'option check' : 'option' },
      ...(isSwitch ? [control, text] : [text, control]),
      ...(help ? [helpText] : []),
      fault,
    ),
    read: () => (control instanceof HTMLInputElement && isSwitch ? (control.checked ? 'true' : undefined) : control.value.trim() || undefined),
    blame: (said) => {
      fault.textContent = said ?? '';
      control.ariaInvalid = said ? 'true' : null;
      describe();
    },
  };
}

/** The widget's own options first, then those that every widget takes. */
export function fieldsOf(widget: WidgetName, initial: Readonly<Record<string, string>>): Field[] {
  const open = Object.entries(optionsOf(widget)).filter(([name]) => !secretOptions.includes(name));
  return open.map(([name, kind]) => fieldFor(name, kind, initial[name] ?? ''));
}
