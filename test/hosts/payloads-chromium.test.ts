import { payloadTests } from './payloads.js';
import { ownPayloads } from '../support/payloads.js';

payloadTests('chromium', {
  payloads: ownPayloads,
  rounds: 1,
  people: {
    'dana-brooks': 'maya',
    rivera: 'maya',
  },
  unseen: [
    ...['bookings.cancelled_why', 'bookings.confidential_note', 'conference_requests.access', 'goal_proposals.decided_why', 'message_reports.note'],
    ...['goal_phase_changes.label', 'goal_revisions.reason', 'progress_reports.comment', 'goal_proposals.scale', 'goal_revisions.scale'],
    ...['check_ins.note_translations', 'messages.translations', 'booking_agreements.text', 'bookings.shared_note'],
  ],
});
