/** Each line under a directive is a mistake, and TypeScript has to say so; the others are none. */
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
  <flywheel-embed src="https://school.example/widgets/embed/check-in-card/" label="Check-ins" />,
  <flywheel-embed widget="check-in-card" mode="daily-report-card" group time-zone="America/Chicago" />,
  // @ts-expect-error there is no such mode, in a frame either
  <flywheel-embed widget="check-in-card" mode="happiness" />,
  // @ts-expect-error an address is a text
  <flywheel-embed src={7} />,
];
