/** A check-in card on a page of its own, leaning on fake ports; taken away again after each test. */
import '../../src/widgets/check-in-card/check-in-card.js';
import type { FlywheelCheckInCard } from '../../src/widgets/check-in-card/check-in-card.js';
import type { DraftPlace } from '../../src/domain/draft.js';
import { idOf } from './check-ins.js';
import { createFakePorts, type FakePorts, type FakeSetting } from './fake-ports.js';
import { settled } from './inside.js';

export interface Mounted {
  readonly card: FlywheelCheckInCard;
  readonly ports: FakePorts;
  readonly page: HTMLElement;
}
type CardSetting = Partial<Pick<FlywheelCheckInCard, 'mode' | 'group' | 'goalsPage' | 'preReader' | 'student' | 'timeZone'>>;

export const feelingsPlace: DraftPlace = { studentId: idOf(1), widget: 'check-in-card', record: 'feelings' };

/** What a card fetches when it first draws it. It is there before, and has arrived after, so that a test waits for drawing alone. */
const parts = (): Promise<unknown> =>
  Promise.all([
    import('../../src/widgets/check-in-card/check-out-view.js'),
    import('../../src/widgets/check-in-card/closed-view.js'),
    import('../../src/widgets/check-in-card/conflict-section.js'),
    import('../../src/widgets/check-in-card/group-panel.js'),
    import('../../src/widgets/check-in-card/history-section.js'),
    import('../../src/widgets/check-in-card/plan-view.js'),
    import('../../src/widgets/check-in-card/point-section.js'),
    import('../../src/widgets/check-in-card/report-view.js'),
    import('../../src/widgets/check-in-card/voices-view.js'),
  ]);

const pages = new Set<HTMLElement>();
afterEach(() => {
  for (const page of pages) page.remove();
  pages.clear();
});

/** `prepare` runs before the card asks for anything: words of an earlier visit, storage that is denied. */
export async function mountCard(setting: FakeSetting = {}, properties: CardSetting = {}, prepare?: (ports: FakePorts) => void): Promise<Mounted> {
  const ports = createFakePorts(setting);
  prepare?.(ports);
  return mountOn(ports, properties);
}

/** Another card on ports that are there already: a reload, a second card. */
export async function mountOn(ports: FakePorts, properties: CardSetting = {}): Promise<Mounted> {
  await parts();
  const page = document.createElement('main');
  pages.add(page);
  ports.provide(page);
  const card = Object.assign(document.createElement('flywheel-check-in-card'), properties);
  page.append(card);
  document.body.append(page);
  await card.updateComplete;
  await parts();
  await settled(card);
  return { card, ports, page };
}
