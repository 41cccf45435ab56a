/**
 * A goal's chart as numbers: which phases and points are drawn and where every line, mark and word stands, for a width in pixels. The drawing only copies
 * it. Points in another unit than the phase that holds today are counted and not drawn: no scale is theirs and ours. It writes no words and draws nothing.
 */
import type { AnsweredTerms } from '../../contract/goal.js';
import type { Voice } from '../../contract/person.js';
import { aimAt, type AimLine } from '../../domain/goal-aim.js';
import { phaseOn, sameMeasure, type GoalPhase } from '../../domain/goal-phases.js';
import type { GoalStanding } from '../../domain/goal-standing.js';
import { trendAt } from '../../domain/goal-trend.js';
import { addDays } from '../../base/days.js';
import { clearLabel, fitText, labelAtEnd, placesOf, widthOfText, type Label, type Segment } from './chart-labels.js';
import { marksOf, markSize, type ChartPoint, type Mark } from './chart-marks.js';
import { canBeDrawn, dayScale, dayTicks, valueScale, type DayStep } from './chart-scales.js';

export interface ChartInput {
  readonly standing: GoalStanding;
  readonly points: readonly ChartPoint[];
  /** Whose points are drawn; `undefined`: everybody's. */
  readonly voices: readonly Voice[] | undefined;
  readonly width: number;
  /** Pixels of the element's own type size; the words of the chart are 0.8125 of it. */
  readonly em: number;
  /** Time runs from right to left. */
  readonly rtl: boolean;
  readonly words: ChartLabels;
}

/** The words, for their widths. */
export interface ChartLabels {
  readonly aim: string;
  readonly trend: string;
  /** Where there is no room for the method's name. */
  readonly trendShort: string;
  readonly start: (value: number) => string;
  readonly target: (value: number) => string;
  readonly tick: (value: number) => string;
}

export interface Ring {
  readonly x: number;
  readonly y: number;
  readonly label: Label;
}

export interface ChartLayout {
  readonly width: number;
  readonly height: number;
  readonly type: number;
  /** The edges of what is plotted: `start` and `end` as one reads. */
  readonly plot: { readonly start: number; readonly end: number; readonly top: number; readonly bottom: number };
  readonly values: readonly { readonly y: number; readonly text: string }[];
  readonly days: { readonly step: DayStep; readonly ticks: readonly { readonly x: number; readonly on: string }[] };
  readonly aims: readonly (Segment & { readonly label: Label | undefined })[];
  readonly starts: readonly Ring[];
  readonly target: (Ring & { readonly line: boolean }) | undefined;
  readonly trend: (Segment & { readonly label: Label }) | undefined;
  readonly changes: readonly { readonly x: number; readonly row: number; readonly label: string; readonly text: string }[];
  readonly marks: readonly Mark[];
  readonly size: number;
  /** Points that are not drawn: measured in another unit; dated before the goal begins, after today, or beyond any scale. */
  readonly otherUnit: number;
  readonly outside: number;
}

const byDay = (a: ChartPoint, b: ChartPoint): number =>
  a.on < b.on ? -1 : a.on > b.on ? 1 : a.createdAt < b.createdAt ? -1 : a.createdAt > b.createdAt ? 1 : 0;

interface Sorted {
  /** By day. */
  readonly drawn: readonly ChartPoint[];
  readonly least: number;
  readonly most: number;
  readonly otherUnit: number;
  readonly outside: number;
}

/** Every point once, for they may be thousands: drawn, of another unit, outside, or of a voice that is not looked at. */
function sortPoints({ standing: { phase, phases, today }, points, voices }: ChartInput): Sorted {
  const drawn: ChartPoint[] = [];
  let [least, most, otherUnit, outside, isByDay] = [Infinity, -Infinity, 0, 0, true];
  const isOneScale = phases.every(({ terms }) => sameMeasure(terms, phase.terms));
  const first = phases[0]!.from;
  for (const point of points) {
    const { on, value } = point;
    if (voices && !voices.includes(point.voice)) continue;
    if (!isOneScale && !sameMeasure(phaseOn(phases, on).terms, phase.terms)) otherUnit++;
    else if (on < first || on > today || !canBeDrawn(value)) outside++;
    else {
      if (value < least) least = value;
      if (value > most) most = value;
      isByDay &&= drawn.length === 0 || byDay(drawn[drawn.length - 1]!, point) <= 0;
      drawn.push(point);
    }
  }
  return { drawn: isByDay ? drawn : drawn.sort(byDay), least, most, otherUnit, outside };
}

/** The part of a phase's aim line that is drawn: until the next phase, and not beyond its own end. */
interface AimPart {
  readonly aim: AimLine;
  readonly from: string;
  readonly until: string;
  /** The same line goes on behind the next phase change. */
  readonly goesOn: boolean;
  readonly phase: GoalPhase;
}

function aimParts(phases: readonly GoalPhase[]): AimPart[] {
  return phases.flatMap((phase, i) => {
    const { aim, from, until, terms } = phase;
    const last = until !== undefined && aim && until < aim.endsOn ? until : aim?.endsOn;
    return aim && last !== undefined && from < last ? [{ phase, aim, from, until: last, goesOn: phases[i + 1]?.terms === terms }] : [];
  });
}

/** The first and the last day that are drawn. */
function daysOfChart(phases: readonly GoalPhase[], drawn: readonly ChartPoint[], { phase, today }: GoalStanding): readonly [string, string] {
  const first = phases[0]!.from;
  const ends = [phase.terms.endsOn ?? addDays(first, 28), drawn.at(-1)?.on ?? '', today < addDays(phase.terms.endsOn ?? today, 60) ? today : ''];
  const last = ends.reduce((a, b) => (a > b ? a : b));
  return [first, last > first ? last : addDays(first, 7)];
}

/** The ends of everything that must find room on the scale of values. */
function endsOfValues({ baseline, target }: AnsweredTerms, { least, most }: Sorted, parts: readonly AimPart[], trend: Trend | undefined): number[] {
  return [
    least,
    most,
    ...parts.flatMap(({ aim, from, until }) => [aimAt(aim, from), aimAt(aim, until)]),
    ...[baseline, target].filter((value) => value !== null),
    ...(trend ? [trendAt(trend.line, trend.line.from), trendAt(trend.line, trend.until)] : []),
  ].filter(canBeDrawn);
}

type Trend = { readonly line: NonNullable<GoalStanding['trend']>; readonly until: string };

const trendOf = ({ trend, latest }: GoalStanding): Trend | undefined => (trend && latest ? { line: trend, until: latest.on } : undefined);

export function layoutOf(input: ChartInput): ChartLayout {
  const { standing, width, em, rtl, words } = input;
  const { terms } = standing.phase;
  const type = em * 0.8125;
  const sorted = sortPoints(input);
  const { drawn, otherUnit, outside } = sorted;
  const phases = standing.phases.filter((phase) => sameMeasure(phase.terms, terms));
  const [parts, trend] = [aimParts(phases), trendOf(standing)];
  const height = Math.round(Math.min(24 * em, Math.max(15 * em, width * 0.5)));
  const [top, bottom] = [type * (3.4 + 1.3 * Math.min(2, phases.filter(({ begins }) => begins).length)), height - type * 2];
  const seen = endsOfValues(terms, sorted, parts, trend);
  const { scale, ticks } = valueScale(seen, terms.measure?.kind, [bottom - 1.8 * type, top], Math.max(2, Math.round((bottom - top) / (type * 4))));
  const values = ticks.map((value) => ({ y: scale(value), text: words.tick(value) }));
  const side = Math.max(...values.map(({ text }) => widthOfText(text, type)), type) + 10;
  const [start, end] = rtl ? [width - side, 1.7 * type] : [side, width - 1.7 * type];
  const [first, last] = daysOfChart(phases, drawn, standing);
  const x = dayScale(first, last, [start, end]);
  const days = dayTicks(first, last, Math.max(2, Math.floor(Math.abs(end - start) / (type * 5.2))));
  const size = markSize(drawn.length, Math.abs(end - start));
  const marks = marksOf(drawn, x, scale, size);
  const plan: Plan = { marks, size, top, bottom, ...input, phases, parts, trend, x, y: scale, type, start, end };
  return {
    ...{ width, height, type, values, size, otherUnit, outside },
    plot: { start, end, top, bottom },
    days: { step: days.step, ticks: days.on.map((on) => ({ x: x(on), on })) },
    ...linesOf(plan),
    starts: startsOf(plan),
    target: targetOf(plan),
    changes: changesOf(plan),
    marks,
  };
}

interface Plan extends ChartInput {
  readonly phases: readonly GoalPhase[];
  readonly parts: readonly AimPart[];
  readonly trend: Trend | undefined;
  readonly x: (on: string) => number;
  readonly y: (value: number) => number;
  readonly type: number;
  readonly start: number;
  readonly end: number;
  readonly top: number;
  readonly bottom: number;
  readonly marks: readonly Mark[];
  readonly size: number;
}

/** On the paper, and no point stands where the word would. */
function isFree({ text, x, y, anchor, shift }: Label, { marks, size, type, top, bottom, start, end }: Plan): boolean {
  const reach = widthOfText(text, type) * ((anchor === 'start') === end > start ? 1 : -1);
  const [left, right, low] = [Math.min(x, x + reach) - size / 2, Math.max(x, x + reach) + size / 2, y + shift];
  if (low - type < top || low > bottom) return false;
  return !marks.some((mark) => mark.x > left && mark.x < right && mark.y > low - type - size / 2 && mark.y < low + type * 0.3 + size / 2);
}

function linesOf(plan: Plan): Pick<ChartLayout, 'aims' | 'trend'> {
  const { parts, trend, x, y, type, start, end, words, standing } = plan;
  const rises = standing.phase.terms.direction === 'increase';
  const at = (on: string): number => y(trendAt(trend!.line, on));
  const segment = trend && { x1: x(trend.line.from), y1: at(trend.line.from), x2: x(trend.until), y2: at(trend.until) };
  const isAbove = !!trend && !!standing.aim && trendAt(trend.line, trend.until) > aimAt(standing.aim, trend.until);
  const side = isAbove ? -1 : 1;
  const wall = segment ? lastChangeBefore(segment.x2, plan) : start;
  const room = segment ? Math.max(Math.abs(end - segment.x2), Math.abs(segment.x2 - wall)) - 10 : 0;
  const word = widthOfText(words.trend, type) > room ? words.trendShort : words.trend;
  const label = segment && labelAtEnd(segment, word, type, { start: wall, end }, side, isAbove === rises, (one) => isFree(one, plan));
  const isInTheWay = label?.anchor === 'start' && isAbove === rises;
  const free = isInTheWay ? label.x + (end > start ? 1 : -1) * widthOfText(label.text, type) : (segment?.x2 ?? start);
  const others = [label, targetOf(plan)?.label, ...startsOf(plan).map((one) => one.label)].filter((one) => !!one);
  const covered = { marks: plan.marks, mark: plan.size, words: others.flatMap((one) => placesOf(one, type, end > start ? 1 : -1)) };
  const aims = parts.map(({ phase, aim, from, until, goesOn }) => {
    const part = { x1: x(from), y1: y(aimAt(aim, from)), x2: x(until), y2: y(aimAt(aim, until)) };
    // The word of the aim stands on the other side than the trend's; the target's is above where the line rises.
    const own = isAbove && phase === standing.phase ? 1 : -1;
    const taken = {
      until: Math.max(Math.abs(free - part.x1), lastMarkOn(part, plan)),
      atEnd: own < 0 === rises ? Math.min(widthOfText(words.target(aim.target), type), climbUnder(part, type)) : 0,
    };
    return { ...part, label: goesOn ? undefined : clearLabel(part, words.aim, type, own, taken, covered) };
  });
  return { aims, trend: segment && label && { ...segment, label } };
}

/** Where the last line of a change stands before `x`, which no word may cross; the edge where there is none. */
function lastChangeBefore(x: number, { phases, x: at, start, end }: Plan): number {
  const forward = end > start ? 1 : -1;
  return phases.reduce((last, { begins, from }) => (begins && (x - at(from)) * forward >= 0 ? at(from) : last), start);
}

/** How far before its end a line lies low enough for a word on it to pass below the word at its end. */
const climbUnder = ({ x1, y1, x2, y2 }: Segment, type: number): number => 1.2 * type * Math.abs((x2 - x1) / (y2 - y1));

/** How far along a line points stand, with a mark of air behind the last. */
function lastMarkOn({ x1, x2 }: Segment, { marks, size }: Plan): number {
  const [length, forward] = [Math.abs(x2 - x1), x2 > x1 ? 1 : -1];
  let last = 0;
  for (const { x } of marks) {
    const along = (x - x1) * forward;
    if (along > last && along <= length) last = along;
  }
  return last + 1.5 * size;
}

/** Where each set of terms begins. */
function startsOf({ phases, x, y, type, words }: Plan): readonly Ring[] {
  return phases.flatMap(({ terms, begins, from }) => {
    if (terms.baseline === null || begins?.kind === 'change' || !canBeDrawn(terms.baseline)) return [];
    const below = terms.direction === 'increase' ? 1.5 : -0.9;
    const at = { x: x(from), y: y(terms.baseline) };
    return [{ ...at, label: { text: words.start(terms.baseline), ...at, anchor: 'start' as const, angle: 0, shift: below * type } }];
  });
}

/** The value to reach, on its last day; without one it is a line across. */
function targetOf({ standing: { phase }, x, y, type, end, words }: Plan): ChartLayout['target'] {
  const { target, endsOn, direction } = phase.terms;
  if (target === null || !canBeDrawn(target)) return undefined;
  const at = { x: endsOn === null || endsOn <= phase.terms.startsOn ? end : x(endsOn), y: y(target) };
  const line = endsOn === null || !phase.aim;
  const away = direction === 'increase' ? -0.9 : 1.6;
  return { ...at, line, label: { text: words.target(target), ...at, anchor: 'end', angle: 0, shift: away * type } };
}

/** The words of two changes that follow one another stand in two rows, so that each has the room of both. */
function changesOf({ phases, x, end, type }: Plan): ChartLayout['changes'] {
  const begun = phases.filter(({ begins }) => begins);
  return begun.map(({ from, begins }, i) => {
    const next = begun[i + 2];
    const { label } = begins!;
    return { x: x(from), row: i % 2, label, text: fitText(label, Math.abs((next ? x(next.from) : end) - x(from)) - 10, type) };
  });
}
