/**
 * What a widget has besides being an element: the attributes by which it works alone, where no `<flywheel-school>` stands around it.
 * It refuses to know what is done with them: whoever answers context requests on the document reads them.
 */
import { property } from 'lit/decorators.js';
import type { PropertyValues } from 'lit';
import { Turns } from '../base/turns.js';
import type { Call } from '../contract/operation.js';
import { FlywheelElement } from './flywheel-element.js';
import type { PortController } from './port-controller.js';

/** Asked for a fresh token whenever one is needed, and once more after the API said 401. `undefined`: nobody is signed in. */
export type GetToken = () => string | undefined | Promise<string | undefined>;

/** How a page says which API, as whom, about whom. The same on `<flywheel-school>` and on a widget that stands alone. */
export interface Settings {
  /** Base URL of a compatible API; https outside localhost. */
  api?: string | undefined;
  /** A bearer token, for trials. It stays in memory. */
  token?: string | undefined;
  /** The way in earnest; goes before `token`. */
  getToken?: GetToken | undefined;
  /** A school's own way to its API; goes before `api` over HTTP. */
  adapter?: Call | undefined;
  /** Id of the student that the page is about. */
  student?: string | undefined;
  /** Language of the words, as BCP 47; the viewer's own where it is not given. */
  locale?: string | undefined;
  /** IANA zone in which times are shown; the viewer's own where it is not given. */
  timeZone?: string | undefined;
  /** Several people use this device: words are sealed on it under a key that the API gives their writer; where it gives none, nothing is kept. */
  sharedDevice?: boolean | undefined;
}
export const settingNames = [
  'api',
  'token',
  'getToken',
  'adapter',
  'student',
  'locale',
  'timeZone',
  'sharedDevice',
] as const satisfies readonly (keyof Settings)[];

/** What arrives for all widgets of a page is drawn widget by widget. */
const turns = new Turns();

export abstract class FlywheelWidget extends FlywheelElement implements Settings {
  /** Base URL of a compatible API, where no `<flywheel-school>` gives it. */
  @property() api?: string;
  /** A bearer token, for trials; kept in memory only. */
  @property() token?: string;
  /** Gives a fresh token when one is needed. */
  @property({ attribute: false }) getToken?: GetToken;
  /** A school's own way to its API, instead of HTTP. */
  @property({ attribute: false }) adapter?: Call;
  /** Id of the student, where it is another than the page's. */
  @property() student?: string;
  /** Language of the words, as BCP 47. */
  @property() locale?: string;
  /** IANA zone in which times are shown. */
  @property({ attribute: 'time-zone' }) timeZone?: string;
  /** Several people use this device: words are sealed on it under a key that the API gives their writer; where it gives none, nothing is kept. */
  @property({ type: Boolean, attribute: 'shared-device' }) sharedDevice = false;

  /** The ports it leans on; asked for again when it is configured anew. */
  protected readonly ports: PortController<unknown>[] = [];

  /** Whether it has drawn what it is about. Until then nobody works in it, so it can wait for a task of its own. */
  protected get isDrawn(): boolean {
    return this.hasUpdated;
  }

  protected override scheduleUpdate(): void | Promise<unknown> {
    const turn = turns.take(this, !this.isDrawn);
    return turn ? turn.then(() => super.scheduleUpdate()) : super.scheduleUpdate();
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (this.isConnected && settingNames.some((name) => changed.get(name) !== undefined || (changed.has(name) && this[name]))) {
      for (const port of this.ports) port.request();
    }
  }
}
