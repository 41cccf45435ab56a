/**
 * The embed builder: choose a widget and its options, see it live, copy it in five spellings, read which platform takes which. Where it is shown, what the
 * preview is and whose folder of widgets is meant comes in; it asks nothing of any API itself.
 */
import './builder.css';
import { readOptions, widgetNames, type OptionValues, type WidgetName } from '../../../src/embed/options.js';
import { widgetTitles } from '../../widget-titles.js';
import { make } from '../make.js';
import { copyBox, type CopyBox } from './copy-box.js';
import { fieldsOf, type Field } from './option-fields.js';
import { formNames, platformList } from './platform-list.js';
import { spell, type Copied } from './spelled.js';

export interface BuilderSettings {
  /** Where the folder of widgets is. */
  readonly folder: URL;
  readonly api: string;
  /** The widget with these options, live. */
  readonly preview: (widget: WidgetName, values: OptionValues) => Node;
}

const about: Readonly<Record<Copied, string>> = {
  address: 'For sites that ask for a web address: WordPress with the plugin, Google Sites, Wix.',
  link: 'Works everywhere. With the script on the page it becomes the widget in place.',
  div: 'For sites that keep data attributes. It needs the script on the page; without it readers see the link.',
  script: 'For the link and the div. An administrator puts it into the head of the pages, once. Nothing on the page jumps then.',
  frame: 'For Canvas and other sites that keep frames. The link below it stays where the frame does not.',
  element: 'For your own HTML, or an administrator of WordPress.',
  host: 'For your own HTML, where you want the widget in a frame of its own.',
};
const forms = Object.keys(about) as Copied[];
/** They are ids at the school that copies this; here nobody has them. */
const ids = new Set(['student', 'goal', 'thread', 'conference', 'api']);

const notRight = 'One option is not right yet. What you can copy below is as it was before.';

/** What is typed, as options; `undefined` where one of them is not right, which its field then says. */
function valuesOf(widget: WidgetName, fields: readonly Field[]): OptionValues | undefined {
  const typed = fields.flatMap((field) => {
    const value = field.read();
    return value === undefined ? [] : [[field.name, value] as const];
  });
  const { values, faults } = readOptions(widget, typed, document.baseURI);
  const faultOf = (name: string) => faults.find((fault) => fault.startsWith(`${name} of `))?.slice(`${name} of ${widget} `.length);
  for (const field of fields) field.blame(faultOf(field.name)?.replace(/^./, (first) => first.toUpperCase()));
  return faults.length > 0 ? undefined : values;
}

/** A choice for each widget; `onChoose` hears of another one. */
function widgetChoice(first: WidgetName, onChoose: (widget: WidgetName) => void): HTMLElement {
  const choices = widgetNames.map((name) => {
    const radio = make('input', { type: 'radio', name: 'widget', value: name, checked: name === first });
    radio.addEventListener('change', () => onChoose(name));
    return make('label', { className: 'choice' }, radio, widgetTitles[name]);
  });
  return make('fieldset', { className: 'choices' }, make('legend', { textContent: '1. Choose a widget' }), ...choices);
}

interface Parts {
  readonly choice: HTMLElement;
  readonly options: HTMLElement;
  readonly shown: HTMLElement;
  readonly said: HTMLElement;
  readonly boxes: readonly CopyBox[];
}

function laidOut({ choice, options, shown, said, boxes }: Parts): HTMLElement[] {
  const paragraph = (textContent: string) => make('p', { textContent });
  return [
    make(
      'form',
      { className: 'choose', onsubmit: () => false },
      choice,
      make('fieldset', {}, make('legend', { textContent: '2. Set what it shows' }), options),
    ),
    section('See it', paragraph('Live, on the demo school. Ids of your school mean nothing here, so the picture leaves them out.'), shown),
    section(
      '3. Copy one of these',
      paragraph('Your folder of widgets needs a folder “embed” in it. If it has none, only the element is sure to work.'),
      said,
      make('div', { className: 'copies' }, ...boxes.map(({ element }) => element)),
    ),
    section('Where do you paste it?', paragraph('Open your platform to see what to paste there, and what becomes of the rest.'), ...platformList()),
  ];
}

/** Draws the builder into `place`. */
export function drawBuilder(place: HTMLElement, { folder, api, preview }: BuilderSettings): void {
  const said = make('p', { className: 'said', role: 'status' });
  const options = make('div', { className: 'options' });
  const shown = make('div', { className: 'preview' });
  const boxes = new Map(forms.map((form) => [form, copyBox(formNames[form], about[form], (text) => (said.textContent = text))]));
  let widget: WidgetName = 'check-in-card';
  let fields: readonly Field[] = [];
  let drawn = '';

  /** The preview begins anew only where it would be another one: what somebody has typed into it stays. */
  function show(): void {
    const values = valuesOf(widget, fields);
    if (!values) return void (said.textContent = notRight);
    if (said.textContent === notRight) said.textContent = '';
    const spelled = spell(widget, values, folder);
    for (const [form, box] of boxes) box.show(spelled[form]);
    const seen = Object.fromEntries(Object.entries(values).filter(([name]) => !ids.has(name)));
    const key = JSON.stringify([widget, seen]);
    if (key === drawn) return;
    drawn = key;
    shown.replaceChildren(preview(widget, seen));
  }

  function choose(next: WidgetName): void {
    widget = next;
    fields = fieldsOf(widget, { api });
    options.replaceChildren(...fields.map(({ element }) => element));
    show();
  }

  options.addEventListener('change', show);
  place.replaceChildren(...laidOut({ choice: widgetChoice(widget, choose), options, shown, said, boxes: [...boxes.values()] }));
  choose(widget);
}

const section = (title: string, ...children: readonly Node[]): HTMLElement => make('section', {}, make('h2', { textContent: title }), ...children);
