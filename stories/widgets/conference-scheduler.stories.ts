/** The conference scheduler: what a family, a student and the school do with it, from the list to what was agreed. Its states are in the files beside this one. */
import { msg } from '@lit/localize';
import type { Meta } from '@storybook/web-components-vite';
import { all, one, settled } from '../../test/support/inside.js';
import type { ConferenceArgs } from '../support/conference-stage.js';
import { conferenceMeta, type ConferenceStory } from '../support/conference-stories.js';
import { parts } from '../support/parts.js';
import { played, seenAs } from '../support/story-stage.js';

export default { ...conferenceMeta, title: 'Widgets/Conference scheduler' } satisfies Meta<ConferenceArgs>;

export const AllConferences: ConferenceStory = { args: { state: 'all conferences' }, ...seenAs('guardian', 'student', 'teacher', 'principal') };
export const AsGuardian: ConferenceStory = {};
export const AsStudent: ConferenceStory = { args: { as: 'student' } };
export const AsTeacher: ConferenceStory = { args: { as: 'teacher' } };
export const AsPrincipal: ConferenceStory = { args: { as: 'principal' } };

export const ATimeIsHeld: ConferenceStory = { args: { state: 'a time is held' } };
/** Two families and one seat: whoever was slower keeps every word and reads what is free. */
export const SomebodyElseWasFaster: ConferenceStory = { args: { state: 'somebody else was faster' } };
export const TheHoldRanOut: ConferenceStory = { args: { state: 'the hold ran out' } };
export const WaitingForAFullTime: ConferenceStory = { args: { state: 'waiting for a full time' } };
export const AnAppointment: ConferenceStory = { args: { state: 'an appointment' } };
export const AnAppointmentOfAnotherHome: ConferenceStory = { args: { as: 'father in another home', state: 'an appointment' } };
export const PreparingAnIepMeeting: ConferenceStory = { args: { state: 'what to talk about' } };
export const PreparingAConferenceThatOneLeads: ConferenceStory = { args: { as: 'student in grade 7', state: 'what to talk about' } };
export const CalendarLinks: ConferenceStory = { args: { state: 'calendar links' } };
export const MovingAnAppointment: ConferenceStory = { args: { state: 'another time' } };
export const ChangingWhatWasSaid: ConferenceStory = { args: { state: 'changing what was said' } };
export const CancellingAnAppointment: ConferenceStory = { args: { state: 'cancel it' } };
export const WhatWasAgreed: ConferenceStory = { args: { state: 'what was agreed' } };
export const AnEveningForTwoChildren: ConferenceStory = { args: { as: 'guardian of two', state: 'a proposed evening' } };
export const AskingForATime: ConferenceStory = { args: { state: 'asking for a time' } };
export const ATimeWasOfferedInReturn: ConferenceStory = { args: { as: 'father in another home' } };
/** The viewer's clock is nine and a half hours ahead: both zones are to be had. */
export const InAnotherZone: ConferenceStory = { args: { timeZone: 'Asia/Kolkata' } };
export const WrittenInAnotherLanguage: ConferenceStory = { args: { as: 'guardian who reads Spanish' } };

export const OfferingTimes: ConferenceStory = { args: { as: 'teacher', state: 'offering times' } };
export const TimesThatFamiliesAskFor: ConferenceStory = { args: { as: 'teacher', state: 'times that families ask for' } };
export const WhoHasNotBookedYet: ConferenceStory = { args: { as: 'teacher', state: 'who has not booked yet' } };
export const BookingForAFamily: ConferenceStory = { args: { as: 'teacher', state: 'booking for a family' } };
export const MeetingsThatComeAgain: ConferenceStory = { args: { as: 'teacher', state: 'meetings that come again' } };
export const AMeetingToCome: ConferenceStory = { args: { as: 'teacher', state: 'a meeting to come' } };
export const AMeetingThatWasHeld: ConferenceStory = { args: { as: 'teacher', state: 'a meeting that was held' } };
export const RulesOfAConference: ConferenceStory = { args: { as: 'principal', state: 'rules' } };
export const AnnouncingAConference: ConferenceStory = { args: { as: 'principal', state: 'announcing a conference' } };

const sentence = (said: boolean, what: string): void => {
  if (!said) throw new Error(what);
};

/** A time that is held is booked with one press; until the school has answered, nothing says that it is. */
export const BookATime: ConferenceStory = {
  args: { state: 'a time is held' },
  play: async (context) => {
    await played(context);
    const scheduler = context.canvasElement.querySelector('flywheel-conference-scheduler')!;
    sentence(one(scheduler, '[role="timer"]').textContent.trim() === '2:00', 'the hold does not say how long it lasts');
    one(scheduler, '.form .primary').click();
    await settled(scheduler);
    sentence(all(scheduler, 'flywheel-appointment').length === 0, 'it says booked before the school has');
  },
};

/** Waiting for a time that is full, and no longer. */
export const TellMeWhenOneIsFree: ConferenceStory = {
  args: { as: 'guardian of two', state: 'waiting for a full time' },
  play: async (context) => {
    await played(context);
    const scheduler = context.canvasElement.querySelector('flywheel-conference-scheduler')!;
    all(scheduler, '.full-times .chip')[0]!.click();
    await parts(scheduler);
    const status = all(scheduler, '[role="status"]').map(({ textContent }) => textContent);
    sentence(
      status.some((words) => words.includes(msg('You will be told when this time is free.'))),
      'nobody hears that the family will be told',
    );
  },
};
