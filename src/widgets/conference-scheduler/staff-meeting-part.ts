/** What every section of a meeting's page leans on: the meeting, and the scene with its student in it. It knows no section. */
import { property } from 'lit/decorators.js';
import type { Booking } from '../../contract/booking.js';
import type { OutboxItem } from '../../domain/outbox.js';
import type { ConferenceScene } from './conference-scene.js';
import { DeskPart } from './staff-part.js';

export abstract class MeetingPart extends DeskPart {
  @property({ attribute: false }) booking?: Booking;

  protected override get about(): string {
    return this.booking?.studentId ?? super.about;
  }
  protected override isHere({ params }: OutboxItem): boolean {
    return params.booking === this.booking?.id;
  }
  protected get ids(): { readonly student: string; readonly booking: string } {
    return { student: this.booking!.studentId, booking: this.booking!.id };
  }
  /** Rows of one meeting go in order. */
  protected get thread(): string {
    return `meeting:${this.booking!.id}`;
  }
  /** The scene as it speaks of this meeting's student. */
  protected get ofStudent(): ConferenceScene {
    const scene = this.scene!;
    const student = scene.students.find(({ id }) => id === this.booking?.studentId);
    return student ? { ...scene, student } : scene;
  }
}

/** Whether something can still be added: it was not cancelled. */
export const isAlive = ({ state }: Pick<Booking, 'state'>): boolean => state === 'booked' || state === 'attended' || state === 'missed';
