/**
 * The page of one widget, `embed/<widget>/`, as it comes to life: in a frame of another page, or opened by a link, alone. It reads what its address says,
 * puts a school and the widget in place of the sentence that the page begins with, and speaks with the page around. It leaves that sentence where it is
 * until there is something better, and draws nothing of the widget itself.
 */
import { LOCALE_STATUS_EVENT } from '@lit/localize';
import { systemClock } from '../base/clock.js';
import type { UnsavedEvent } from '../element/events.js';
import { currentLanguage, directionOf, useLocale } from '../i18n/locale.js';
import { mistakeWords, siteWords, unloadWords, wordsOf } from './embed-words.js';
import { detailOf, passingEvents } from './frame-events.js';
import { followSize } from './frame-size.js';
import { HostTokens, takeToken } from './frame-token.js';
import { eventMessage, readFromHost, unloadMessages, type Token } from './messages.js';
import { isWidgetName, type WidgetName } from './options.js';
import { outsideOf, type Outside } from './outside.js';
import { readQuery, writeAttributes, type QueryReading } from './spellings.js';

/** As long as the sentence of the page waits for something better (`page/frame-page.css`). */
const PATIENCE_MS = 1500;
const SILENT_MS = 10_000;
type School = HTMLElementTagNameMap['flywheel-school'];

/** Resolves `true` once the widget and the school are defined, `false` where they cannot be; then whoever loads has told the developer. */
type Load = (widget: WidgetName) => Promise<boolean>;

/** Starts the page: it says on its root which widget it is of. */
export function startFrame(page: Document, load: Load): void {
  const widget = page.documentElement.dataset['flywheelFrame'] ?? '';
  const place = page.getElementById('content');
  if (!place || !isWidgetName(widget)) return;
  new Frame(widget, page, place).start(load).catch(reportError);
}

class Frame {
  readonly #widget: WidgetName;
  readonly #page: Document;
  readonly #place: HTMLElement;
  readonly #outside: Outside | undefined;
  #isFollowed = false;

  constructor(widget: WidgetName, page: Document, place: HTMLElement) {
    this.#widget = widget;
    this.#page = page;
    this.#place = place;
    this.#outside = outsideOf(window);
  }

  async start(load: Load): Promise<void> {
    // Before anything else: an address is copied and kept.
    const token = takeToken(location, history);
    const said = readQuery(this.#widget, new URLSearchParams(location.search), location.href);
    this.#page.documentElement.classList.toggle('framed', this.#outside !== undefined);
    this.#outside?.listen((data) => this.#look(data));
    // What the page begins with is there for a moment only, and a page around that made room for it would jump; unless it stays.
    systemClock.after(PATIENCE_MS, () => this.#follow());
    window.addEventListener(LOCALE_STATUS_EVENT, () => this.#name());
    if (said.values['locale'] !== undefined) await useLocale(said.values['locale']);
    this.#name();
    if (said.faults.length > 0) this.#refuse(said.faults);
    else if (await load(this.#widget)) await this.#open(said, token);
    this.#follow();
  }

  /** From now on the page around hears how tall it is to be. */
  #follow(): void {
    if (this.#outside && !this.#isFollowed) followSize(this.#page, this.#outside, () => wordsOf(this.#widget).name);
    this.#isFollowed = true;
  }

  /** A frame is light until the page around says that it is dark there: a frame cannot see that. */
  #look(data: unknown): void {
    const said = readFromHost(data);
    if (said?.type === 'flywheel.look') this.#page.documentElement.classList.toggle('dark', said.dark);
  }

  /** The page is called as what it shows, in the language of its words. */
  #name(): void {
    const language = currentLanguage();
    const { name } = wordsOf(this.#widget);
    this.#page.title = name;
    Object.assign(this.#page.documentElement, { lang: language, dir: directionOf(language) });
    const heading = this.#page.getElementById('name');
    if (heading) heading.textContent = name;
  }

  /** The developer hears what to change; the reader, whom to tell. */
  #refuse(faults: readonly string[]): void {
    for (const fault of faults) console.warn(`flywheel: ${fault}`);
    const link = Object.assign(this.#page.createElement('a'), { href: '/', target: '_top', textContent: siteWords() });
    const sentence = Object.assign(this.#page.createElement('p'), { className: 'fallback' });
    sentence.append(mistakeWords(), ' ', link);
    this.#place.replaceChildren(sentence);
  }

  /** Puts the widget on the page, as whoever looks at it. */
  async #open(said: QueryReading, token: string | undefined): Promise<void> {
    const school = this.#page.createElement('flywheel-school');
    for (const [name, value] of writeAttributes(said.values)) if (ofSchool.includes(name)) school.setAttribute(name, value);
    if (this.#outside && said.host !== undefined) await this.#signIn(school, this.#outside, said.host, token);
    else if (token !== undefined) school.token = token;
    this.#place.replaceChildren(school);
    if (this.#outside) this.#guard(school, this.#outside);
    const widget = this.#page.createElement(`flywheel-${this.#widget}`);
    for (const [name, value] of writeAttributes(said.values)) if (!ofSchool.includes(name)) widget.setAttribute(name, value);
    school.append(widget);
  }

  /** Tokens come from the page around, and the events go there. */
  async #signIn(school: School, outside: Outside, host: string, first: string | undefined): Promise<void> {
    for (const name of passingEvents) school.addEventListener(name, (event) => outside.tellOnly(host, eventMessage(name, detailOf(event))));
    // Another function is somebody else, for all the school knows. The first token is at hand already, the next ones are asked for.
    const use = (token: Token): void => {
      let ready = token;
      const next = async (): Promise<string | undefined> => {
        const now = ready === undefined ? await tokens.ask() : ready;
        ready = undefined;
        return now ?? undefined;
      };
      school.getToken = token === undefined ? undefined : next;
    };
    const tokens = new HostTokens(outside, host, systemClock, () => use(tokens.last));
    const hush = systemClock.after(SILENT_MS, () => tellSilence(host));
    use(first ?? (await tokens.ask()));
    hush();
  }

  #guard(school: School, outside: Outside): void {
    school.addEventListener('flywheel-unsaved', (event) => outside.tell(unloadMessages((event as UnsavedEvent).unsaved ? unloadWords() : undefined)));
    window.addEventListener('pagehide', () => outside.tell(unloadMessages(undefined)));
  }
}

/** What a school and not a widget is told; the widgets inside it hear of it from there. */
const ofSchool = ['api', 'student', 'locale', 'time-zone', 'shared-device'];

const tellSilence = (host: string): void =>
  console.warn(
    `flywheel: ${host} was asked for a token and has not answered. It has to answer { type: 'flywheel.token-please', version: 1, ask } with { type: 'flywheel.token', version: 1, ask, token }, sent to the frame's window.`,
  );
