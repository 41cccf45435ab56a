/** Each line is a mistake, and TypeScript has to say so. */
import type { GoalSentEvent } from 'flywheel-widgets';
import type {} from 'flywheel-widgets/jsx';

const wrongEvent = (event: GoalSentEvent): void => void event.goalId;
export const mistakes = [
  // @ts-expect-error there is no such mode
  <flywheel-check-in-card mode="happiness" />,
  // @ts-expect-error a token is given by a function
  <flywheel-school getToken="secret" />,
  // @ts-expect-error this event carries another thing
  <flywheel-check-in-card onflywheel-check-in-sent={wrongEvent} />,
];
