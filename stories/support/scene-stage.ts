/** Several widgets on one page over one seed school: what is sent from one of them, the others show. Every story begins anew. */
import '../../src/widgets/check-in-card/check-in-card.js';
import { createFakePorts } from '../../test/support/fake-ports.js';
import { offerConferences } from '../../test/support/conference-ports.js';
import { offerMessages } from '../../test/support/message-ports.js';
import '../../src/widgets/conference-scheduler/conference-scheduler.js';
import '../../src/widgets/message-thread/message-thread.js';
import { conferenceSightOf } from './conference-sight.js';
import { goalSightOf } from './goal-sight.js';
import { offerGoalsOf } from './goal-stage.js';
import { messageSightOf } from './message-sight.js';
import { parts } from './parts.js';
import { NOW, type LookerName } from './people.js';
import { StoryStage } from './story-stage.js';

export interface SceneArgs {
  /** Who looks at it. */
  readonly as: LookerName;
}
interface Place {
  /** What stands above the widget on the school's own page. */
  readonly title: string;
  readonly widget: HTMLElement;
}
const capabilities = ['check-ins', 'goals', 'conferences', 'messages', 'attachments', 'events', 'drafts'];

/** @param places made once the page is there, in the order in which they are read. */
export function sceneStage({ as }: SceneArgs, locale: string, places: () => readonly Place[]): StoryStage {
  const goals = goalSightOf(as);
  const { session, told } = messageSightOf(as);
  const ports = createFakePorts({ session, capabilities, plans: goals.plans, checkIns: goals.known, locale, now: NOW });
  offerGoalsOf(ports, goals);
  offerConferences(ports, { ...conferenceSightOf(as).told });
  offerMessages(ports, { ...told, read: [], queries: [], found: { seqs: [], more: false } });
  ports.access.set({ studentId: goals.studentId, studentChosen: session.viewer.voice !== 'school' });
  const stage = StoryStage.over(ports);
  stage.className = 'scene';
  stage.begin = async () => {
    const made = places();
    for (const { title, widget } of made) {
      const section = document.createElement('div');
      const heading = document.createElement('h2');
      heading.textContent = title;
      section.append(heading, widget);
      stage.append(section);
    }
    for (const { widget } of made) await parts(widget);
  };
  return stage;
}
