/**
 * Runs in the browser for `chart.ts`: draws the same goal as our element and as one string in a shadow root with the same styles, by turns, each until the
 * browser has laid it out. What the string says is taken from our own first drawing, so both draw the same.
 */
import { addDays } from '../../src/base/days.js';
import { standingOfGoal } from '../../src/domain/goal-standing.js';
import { FlywheelGoalChart } from '../../src/widgets/goal-tracker/goal-chart.js';
import { goalOf, goalPoint } from '../support/goals.js';
import { inTurns, type Pairs } from './spread.js';

const COUNT = 2000;
const today = '2026-01-26';
const goal = goalOf();
const voices = ['school', 'home', 'student'] as const;
const points = Array.from({ length: COUNT }, (_, i) =>
  goalPoint(addDays('2025-09-08', Math.floor((i * 140) / COUNT)), 24 + i / 60 + 6 * Math.sin(i), { voice: voices[i % 3]! }),
);
const standing = standingOfGoal(goal, points, today);

/** In a box of its own that is taken away again; milliseconds until its picture has a place. */
async function timed(draw: (box: HTMLElement) => Promise<Element | null | undefined>): Promise<number> {
  const box = document.createElement('section');
  box.style.inlineSize = '800px';
  document.querySelector('main')!.append(box);
  const from = performance.now();
  const svg = await draw(box);
  if (!svg?.getBoundingClientRect().height) throw new Error('nothing was drawn');
  const took = performance.now() - from;
  box.remove();
  return took;
}

async function ours(box: HTMLElement): Promise<Element | null | undefined> {
  const chart = Object.assign(document.createElement('flywheel-goal-chart'), { points, standing });
  box.append(chart);
  await chart.updateComplete;
  return chart.shadowRoot?.querySelector('svg');
}

/** As a person would write it: no comments of a template engine. */
function asString(root: ShadowRoot): string {
  return root.innerHTML.replace(/<!--.*?-->/g, '');
}

async function oneString(box: HTMLElement, text: string): Promise<Element | null> {
  const host = document.createElement('div');
  const root = host.attachShadow({ mode: 'open' });
  root.adoptedStyleSheets = FlywheelGoalChart.elementStyles.map((style) => (style instanceof CSSStyleSheet ? style : style.styleSheet!));
  root.innerHTML = text;
  box.append(host);
  await Promise.resolve();
  return root.querySelector('svg');
}

export async function measure(runs: number): Promise<Pairs> {
  let text = '';
  await timed(async (box) => {
    const svg = await ours(box);
    text = asString(svg!.getRootNode() as ShadowRoot);
    return svg;
  });
  return inTurns(
    runs,
    () => timed(ours),
    () => timed((box) => oneString(box, text)),
    10,
  );
}
Object.assign(globalThis, { measure });
