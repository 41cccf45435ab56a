/** A school's page in Angular: who is signed in and in which language by properties, what was sent by an event; it can be drawn again. */
import { Component, CUSTOM_ELEMENTS_SCHEMA, signal } from '@angular/core';
import type { CheckInSentEvent } from 'flywheel-widgets';

@Component({
  selector: 'school-page',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <button (click)="drawn.set(drawn() + 1)">Draw again</button>
    <button (click)="locale.set(locale() === 'en' ? 'es' : 'en')">Other language</button>
    <p>Drawn {{ drawn() }} times</p>
    <p>Sent {{ sent() }}</p>
    <flywheel-school api="/api/" [getToken]="getToken" [locale]="locale()">
      <flywheel-check-in-card mode="feelings" [preReader]="false" (flywheel-check-in-sent)="note($event)">
        Call <a href="/contact">the school office</a>
      </flywheel-check-in-card>
    </flywheel-school>
  `,
})
export class SchoolPage {
  readonly drawn = signal(1);
  readonly locale = signal('en');
  readonly sent = signal('nothing');
  readonly getToken = (): Promise<string> => fetch('/my-token').then((answer) => answer.text());

  note(event: CheckInSentEvent): void {
    this.sent.set(event.checkInId ?? 'something');
  }
}
