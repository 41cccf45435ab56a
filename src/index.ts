/**
 * What the outside may import: classes, events, types, and what a page does around the widgets. Importing it registers nothing and starts
 * nothing; `flywheel-widgets/define` registers the tags.
 */
export type { Call, Operation } from './contract/operation.js';
export { CallFailure } from './contract/problem.js';
export {
  BookingHeldEvent,
  BookingSentEvent,
  CheckInQueuedEvent,
  CheckInSentEvent,
  CheckInSkippedEvent,
  ConferenceRequestSentEvent,
  DraftRestoredEvent,
  GoalPointQueuedEvent,
  GoalPointSentEvent,
  GoalSentEvent,
  MessageSentEvent,
  SignedOutEvent,
  StudentChosenEvent,
  ThreadOpenedEvent,
  UnsavedEvent,
} from './element/events.js';
export type { GetToken, Settings } from './element/flywheel-widget.js';
export { FlywheelEmbed } from './embed/embed.element.js';
export { useWords } from './i18n/own-words.js';
export { FlywheelSchool } from './school/school.element.js';
export type { UnsentChoice } from './school/ports.js';
export { purge, type LeaveOptions } from './school/sign-out.js';
export { deviceReport, tryStorage, type DeviceReport, type KeptEntry, type KeptTable, type StorageTrial } from './store/device-report.js';
export type { JournalEntry } from './store/journal-report.js';
export { FlywheelCheckInCard } from './widgets/check-in-card/check-in-card.element.js';
export { FlywheelConferenceScheduler } from './widgets/conference-scheduler/conference-scheduler.element.js';
export { FlywheelGoalTracker } from './widgets/goal-tracker/goal-tracker.element.js';
export { FlywheelMessageThread } from './widgets/message-thread/message-thread.element.js';
