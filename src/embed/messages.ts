/**
 * What a frame and the page around it say to each other, as plain values. What goes to whoever listens (`…Messages`) carries a height, a width and a
 * fixed name of ours, and can carry nothing of a person; what does concern one (a token, an event with its ids) is for an exact origin alone. It knows no
 * window: `outside.ts` sends and hears. What comes from the other side is nonsense until it is proven.
 */

/** Of our own messages. A later one that cannot be understood by today's pages has another number. */
const VERSION = 1;
/** Brightspace takes no frame that is taller, and leaves it as it was. */
const TALLEST_FOR_LTI_PX = 10_000;
/** Nothing of ours is as tall: a page is not stretched for a height that makes no sense. */
const TALLEST_PX = 200_000;
const LONGEST_TOKEN = 16_384;
const LONGEST_TEXT = 200;

/** `null`: nobody is signed in. `undefined`: the page hands in none, so the frame goes by the cookies of its own site. */
export type Token = string | null | undefined;

export interface FrameSize {
  readonly height: number;
  readonly width: number;
  /** What the frame shows, in its own words: `Check-in card`. */
  readonly name: string;
}

/** What the frame says to the page around it. */
export type FromFrame =
  | { readonly type: 'flywheel.size'; readonly height: number; readonly name: string }
  | { readonly type: 'flywheel.token-please'; readonly ask: number | undefined }
  | { readonly type: 'flywheel.event'; readonly name: string; readonly detail: Readonly<Record<string, unknown>> };

/** What the page around says to the frame. */
export type FromHost =
  | { readonly type: 'flywheel.token'; readonly token: Token; readonly ask: number | undefined }
  | { readonly type: 'flywheel.look'; readonly dark: boolean }
  /** open-iframe-resizer has begun to listen, or wants to know again. */
  | { readonly type: 'size-please' };

/**
 * How tall the frame would like to be, in every dialect that hosts understand. LTI's are text, as Brightspace and Moodle's plugin read nothing else
 * (Canvas reads both); those without LTI's name are objects.
 */
export function sizeMessages({ height, width, name }: FrameSize): readonly unknown[] {
  const tall = Math.min(height, TALLEST_FOR_LTI_PX);
  return [
    { type: 'flywheel.size', version: VERSION, height, name },
    JSON.stringify({ subject: 'lti.frameResize', height: tall }),
    { subject: 'org.imsglobal.lti.frameResize', height: tall },
    { type: 'iframe-resized', width, height },
  ];
}

/** Canvas asks before it leaves the page as long as `warning` stands. */
export const unloadMessages = (warning: string | undefined): readonly unknown[] => [
  JSON.stringify(warning === undefined ? { subject: 'lti.removeUnloadMessage' } : { subject: 'lti.setUnloadMessage', message: warning }),
];

export const tokenPlease = (ask: number): unknown => ({ type: 'flywheel.token-please', version: VERSION, ask });
export const tokenMessage = (token: Token, ask: number | undefined): unknown => ({ type: 'flywheel.token', version: VERSION, token, ask });
/** Whether the page is dark where the frame stands. */
export const lookMessage = (dark: boolean): unknown => ({ type: 'flywheel.look', version: VERSION, dark });
export const eventMessage = (name: string, detail: Readonly<Record<string, unknown>>): unknown => ({ type: 'flywheel.event', version: VERSION, name, detail });

type Fields = Readonly<Record<string, unknown>>;

const isObject = (data: unknown): data is Fields => typeof data === 'object' && data !== null && !Array.isArray(data);
const isText = (value: unknown, longest: number): value is string => typeof value === 'string' && value.length > 0 && value.length <= longest;
const isHeight = (value: unknown): value is number => typeof value === 'number' && value > 0 && value <= TALLEST_PX;
/** A number that names a question, where there is one. */
const askOf = ({ ask }: Fields): number | undefined => (typeof ask === 'number' && Number.isSafeInteger(ask) ? ask : undefined);

/** `undefined`: it is none of ours, or makes no sense. */
export function readFromFrame(data: unknown): FromFrame | undefined {
  if (!isObject(data) || data['version'] !== VERSION) return undefined;
  const { type, height, name, detail } = data;
  if (type === 'flywheel.size' && isHeight(height) && isText(name, LONGEST_TEXT)) return { type, height: Math.ceil(height), name };
  if (type === 'flywheel.token-please') return { type, ask: askOf(data) };
  if (type === 'flywheel.event' && isText(name, LONGEST_TEXT) && isObject(detail)) return { type, name, detail };
  return undefined;
}

/** `undefined`: it is nothing for us, or makes no sense. */
export function readFromHost(data: unknown): FromHost | undefined {
  if (!isObject(data)) return undefined;
  const { type, token, dark } = data;
  if (type === 'iframe-child-init' || type === 'iframe-get-child-dimensions') return { type: 'size-please' };
  if (data['version'] !== VERSION) return undefined;
  if (type === 'flywheel.look' && typeof dark === 'boolean') return { type, dark };
  if (type !== 'flywheel.token') return undefined;
  // Of a token we know only what an HTTP header can carry.
  const isToken = isText(token, LONGEST_TOKEN) && /^[\x21-\x7e]+$/.test(token);
  return isToken || token === undefined || token === null ? { type, token, ask: askOf(data) } : undefined;
}
