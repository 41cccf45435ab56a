/**
 * The contract as a table: every operation there is, with the schemas of what it asks for. Routes, OpenAPI, conformance and the reference
 * page are read off it. Pages import single operations instead: those check what is answered, and leave what is asked to the API.
 */
import type * as v from 'valibot';
import * as attachment from './attachment.js';
import * as checkIn from './check-in.js';
import * as plan from './check-in-plan.js';
import * as booking from './booking.js';
import * as series from './booking-series.js';
import * as calendar from './conference-calendar.js';
import * as conference from './conference.js';
import * as invitation from './conference-invitation.js';
import * as request from './conference-request.js';
import * as contactLog from './contact-log.js';
import { discover } from './discovery.js';
import * as draft from './draft.js';
import { readDraftKey } from './draft-key.js';
import * as commitment from './commitment.js';
import * as event from './event.js';
import * as goal from './goal.js';
import * as goalChanges from './goal-changes.js';
import * as goalPoint from './goal-point.js';
import * as messageChanges from './message-changes.js';
import * as messageReports from './message-reports.js';
import * as messageSettings from './message-settings.js';
import * as message from './message.js';
import type { Operation, TableOperation } from './operation.js';
import * as report from './progress-report.js';
import { readSession } from './session.js';
import * as slot from './slot.js';
import * as strategy from './strategy.js';
import * as student from './student.js';
import * as threadChanges from './thread-changes.js';
import * as threadExtracts from './thread-extracts.js';
import * as thread from './thread.js';

/** One schema for each part that the operation names a type for, and none besides. */
type SchemasOf<O extends Operation> = { readonly [K in keyof NonNullable<O['asks']>]: v.GenericSchema<NonNullable<O['asks']>[K], unknown> };
const row = <const O extends Operation, const S extends SchemasOf<O>>(operation: O, schemas: S): O & S => ({ ...operation, ...schemas });

const ofStudent = { params: student.studentParams };
const ofThread = { params: thread.ofThread };
const ofMessage = { params: messageChanges.ofMessage };

export const operations = [
  discover,
  readSession,
  row(student.listStudents, { query: student.listStudentsQuery }),
  row(student.readStudent, ofStudent),
  row(student.exportStudent, ofStudent),
  row(student.eraseStudent, ofStudent),
  row(plan.listCheckInPlans, { query: plan.listCheckInPlansQuery }),
  row(checkIn.listCheckIns, { params: checkIn.ofStudent, query: checkIn.listCheckInsQuery }),
  row(checkIn.createCheckIn, { params: checkIn.ofStudent, body: checkIn.checkInBodySchema }),
  row(checkIn.readCheckIn, { params: checkIn.ofCheckIn }),
  row(checkIn.changeCheckIn, { params: checkIn.ofCheckIn, body: checkIn.checkInBodySchema }),
  row(checkIn.acknowledgeCheckIn, { params: checkIn.ofCheckIn, body: checkIn.acknowledgeBody }),
  row(goal.listGoals, { params: goal.goalsOfStudent, query: goal.listGoalsQuery }),
  row(goalChanges.createGoal, { params: goal.goalsOfStudent, body: goalChanges.goalBodySchema }),
  row(goal.readGoal, { params: goal.ofGoal }),
  row(goalChanges.changeGoal, { params: goal.ofGoal, body: goalChanges.goalBodySchema }),
  row(goalChanges.reviseGoal, { params: goal.ofGoal, body: goalChanges.goalRevisionBody }),
  row(goalChanges.proposeGoalRevision, { params: goal.ofGoal, body: goalChanges.goalProposalBody }),
  row(goalChanges.decideGoalProposal, { params: goalChanges.ofGoalProposal, body: goalChanges.goalDecisionBody }),
  row(goalChanges.markPhaseChange, { params: goal.ofGoal, body: goalChanges.phaseChangeBody }),
  row(goalChanges.endGoal, { params: goal.ofGoal, body: goalChanges.goalEndingBody }),
  row(goalChanges.removeGoal, { params: goal.ofGoal }),
  row(goalPoint.listGoalPoints, { params: goalPoint.pointsOfGoal, query: goalPoint.listGoalPointsQuery }),
  row(goalPoint.addGoalPoint, { params: goalPoint.pointsOfGoal, body: goalPoint.goalPointBodySchema }),
  row(goalPoint.changeGoalPoint, { params: goalPoint.ofGoalPoint, body: goalPoint.goalPointBodySchema }),
  row(goalPoint.removeGoalPoint, { params: goalPoint.ofGoalPoint }),
  row(commitment.listCommitments, { params: commitment.commitmentsOfStudent, query: commitment.listCommitmentsQuery }),
  row(commitment.createCommitment, { params: commitment.commitmentsOfStudent, body: commitment.commitmentBodySchema }),
  row(commitment.changeCommitment, { params: commitment.ofCommitment, body: commitment.commitmentChangeBody }),
  row(strategy.listStrategies, { params: strategy.strategiesOfStudent, query: strategy.listStrategiesQuery }),
  row(strategy.createStrategy, { params: strategy.strategiesOfStudent, body: strategy.strategyBodySchema }),
  row(strategy.changeStrategy, { params: strategy.ofStrategy, body: strategy.strategyBodySchema }),
  row(strategy.findStrategy, { params: strategy.ofStrategy, body: strategy.strategyFindingBody }),
  row(report.listProgressReports, { params: report.progressReportsOfStudent, query: report.listProgressReportsQuery }),
  row(report.createProgressReport, { params: report.progressReportsOfStudent, body: report.progressReportBodySchema }),
  row(conference.listConferences, { query: conference.listConferencesQuery }),
  row(conference.createConference, { body: conference.conferenceBodySchema }),
  row(conference.changeConference, { params: conference.ofConference, body: conference.conferenceBodySchema }),
  row(slot.listSlots, { params: slot.slotsOfConference, query: slot.listSlotsQuery }),
  row(slot.offerSlots, { params: slot.slotsOfConference, body: slot.slotOfferBody }),
  row(slot.withdrawSlot, { params: slot.ofSlot }),
  row(slot.watchSlot, { params: slot.watchesOfStudent, body: slot.watchBody }),
  row(slot.unwatchSlot, { params: slot.ofWatch }),
  row(booking.listBookings, { params: booking.bookingsOfStudent, query: booking.listBookingsQuery }),
  row(booking.listHostBookings, { params: booking.bookingsOfConference, query: booking.listBookingsQuery }),
  row(booking.holdSlot, { params: booking.bookingsOfStudent, body: booking.holdBody }),
  row(booking.confirmBooking, { params: booking.ofBooking, body: booking.bookingBodySchema }),
  row(booking.bookRun, { body: booking.runBody }),
  row(series.bookSeries, { params: series.seriesOfStudent, body: series.bookingSeriesBody }),
  row(booking.rescheduleBooking, { params: booking.ofBooking, body: booking.rescheduleBody }),
  row(booking.cancelBooking, { params: booking.ofBooking, body: booking.cancelBody }),
  row(booking.recordOutcome, { params: booking.ofBooking, body: booking.outcomeBody }),
  row(booking.writeBookingNotes, { params: booking.ofBooking, body: booking.bookingNotesBody }),
  row(booking.addTopic, { params: booking.ofBooking, body: booking.topicBody }),
  row(booking.addAgreement, { params: booking.ofBooking, body: booking.agreementBody }),
  row(booking.makeGoalOfAgreement, { params: booking.ofAgreement, body: goalChanges.goalBodySchema }),
  row(request.listConferenceRequests, { params: request.requestsOfStudent, query: request.listRequestsQuery }),
  row(request.listHostRequests, { params: request.requestsOfConference, query: request.listRequestsQuery }),
  row(request.requestConference, { params: request.requestsOfStudent, body: request.conferenceRequestBody }),
  row(request.answerConferenceRequest, { params: request.ofRequest, body: request.requestAnswerBody }),
  row(invitation.listConferenceInvitations, { params: invitation.invitationsOfConference, query: invitation.listInvitationsQuery }),
  row(invitation.inviteToConference, { params: invitation.invitationsOfConference, body: invitation.invitationBody }),
  calendar.readCalendarLink,
  calendar.renewCalendarLink,
  row(thread.listThreads, { query: thread.listThreadsQuery }),
  row(threadChanges.startThread, { body: threadChanges.startBodySchema }),
  row(threadChanges.sendToMany, { body: threadChanges.sendToManyBody }),
  row(thread.readThread, ofThread),
  row(threadExtracts.exportThread, { ...ofThread, query: threadExtracts.exportThreadQuery }),
  row(threadChanges.setThread, { ...ofThread, body: threadChanges.threadSettingsBody }),
  row(threadChanges.closeThread, { ...ofThread, body: threadChanges.closingBody }),
  row(threadChanges.blockThread, { ...ofThread, body: threadChanges.blockBody }),
  row(message.listMessages, { params: message.messagesOfThread, query: message.listMessagesQuery }),
  row(threadExtracts.findMessages, { params: message.messagesOfThread, body: threadExtracts.findBody }),
  row(threadChanges.sendMessage, { params: message.messagesOfThread, body: message.messageBodySchema }),
  row(contactLog.addContact, { params: message.messagesOfThread, body: contactLog.contactBodySchema }),
  row(messageChanges.readUpTo, { params: message.messagesOfThread, body: messageChanges.readingBody }),
  row(messageChanges.acknowledgeMessage, ofMessage),
  row(messageReports.removeMessage, ofMessage),
  row(messageReports.reportMessage, { ...ofMessage, body: messageReports.reportBody }),
  row(messageChanges.translateMessage, { ...ofMessage, body: messageChanges.translationBody }),
  row(messageReports.listMessageReports, { query: messageReports.listMessageReportsQuery }),
  row(attachment.createAttachment, { params: attachment.attachmentsOfThread, body: attachment.attachmentBodySchema }),
  row(attachment.readAttachment, { params: attachment.ofAttachment }),
  row(messageSettings.readMessageSettings, { params: messageSettings.settingsOfPerson }),
  row(messageSettings.changeMessageSettings, { params: messageSettings.settingsOfPerson, body: messageSettings.messageSettingsBodySchema }),
  row(event.listEvents, { query: event.listEventsQuery }),
  row(draft.listDrafts, { params: draft.listDraftsParams, query: draft.listDraftsQuery }),
  row(draft.saveDraft, { params: draft.ofDraft, body: draft.draftBodySchema }),
  row(draft.discardDraft, { params: draft.ofDraft }),
  readDraftKey,
] as const satisfies readonly TableOperation[];
