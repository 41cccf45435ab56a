/** Every handler by its operation's id. An operation of the contract without one does not compile. */
import { attachmentRoutes } from './attachments.js';
import { bookingRoutes } from './bookings.js';
import { bookingSeriesRoutes } from './booking-series.js';
import { calendarLinkRoutes } from './calendar-links.js';
import { checkInPlanRoutes } from './check-in-plans.js';
import { checkInRoutes } from './check-ins.js';
import { commitmentRoutes } from './commitments.js';
import { conferenceRoutes } from './conferences.js';
import { conferenceInvitationRoutes } from './conference-invitations.js';
import { conferenceRequestRoutes } from './conference-requests.js';
import { discoveryRoutes } from './discovery.js';
import { draftKeyRoutes } from './draft-keys.js';
import { draftRoutes } from './drafts.js';
import { eventRoutes } from './events.js';
import { goalPointRoutes } from './goal-points.js';
import { goalProposalRoutes } from './goal-proposals.js';
import { goalRoutes } from './goals.js';
import type { Handlers } from './handler.js';
import { meetingRoutes } from './meetings.js';
import { messageChangeRoutes } from './message-changes.js';
import { messageSettingsRoutes } from './message-settings.js';
import { messageRoutes } from './messages.js';
import { progressReportRoutes } from './progress-reports.js';
import { sessionRoutes } from './session.js';
import { slotRoutes } from './slots.js';
import { strategyRoutes } from './strategies.js';
import { studentRoutes } from './students.js';
import { threadStartRoutes } from './thread-starts.js';
import { threadRoutes } from './threads.js';

export const handlers: Handlers = {
  ...discoveryRoutes,
  ...sessionRoutes,
  ...studentRoutes,
  ...checkInPlanRoutes,
  ...checkInRoutes,
  ...goalRoutes,
  ...goalProposalRoutes,
  ...goalPointRoutes,
  ...commitmentRoutes,
  ...strategyRoutes,
  ...progressReportRoutes,
  ...conferenceRoutes,
  ...slotRoutes,
  ...bookingRoutes,
  ...bookingSeriesRoutes,
  ...meetingRoutes,
  ...conferenceRequestRoutes,
  ...conferenceInvitationRoutes,
  ...calendarLinkRoutes,
  ...threadRoutes,
  ...threadStartRoutes,
  ...messageRoutes,
  ...messageChangeRoutes,
  ...messageSettingsRoutes,
  ...attachmentRoutes,
  ...eventRoutes,
  ...draftRoutes,
  ...draftKeyRoutes,
};
