/** Everything about a student's conferences that a viewer may see, for the export of the record: notes of the staff's for staff alone. */
import { limits } from '../../../src/contract/limits.js';
import { listBookings } from '../queries/bookings.js';
import { listRequests } from '../queries/conference-requests.js';
import { allPages } from '../queries/newest-first.js';
import { showRequest } from './show-request.js';
import { shown, type StudentBookScene } from './conference-scene.js';

export async function allAboutConferences(scene: StudentBookScene) {
  const { db, eye, tie, viewer } = scene;
  const bookings = await allPages(limits.pageItems, (page) => listBookings(db, eye, tie.studentId, page));
  const requests = await allPages(limits.pageItems, (page) => listRequests(db, eye, tie.studentId, page));
  return {
    bookings: bookings.map((row) => shown(scene, row)),
    conferenceRequests: requests.map((row) => showRequest(viewer, tie, row, false)),
  };
}
