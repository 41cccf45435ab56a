/** Messages between home and school: what families, students and staff do with them, from the list to the contact log. Their states are in the files beside this one. */
import { msg } from '@lit/localize';
import type { Meta } from '@storybook/web-components-vite';
import { drawn } from '../../test/support/drawn-timeline.js';
import { all, one, textOf } from '../../test/support/inside.js';
import type { MessageArgs } from '../support/message-stage.js';
import { messageMeta, type MessageStory } from '../support/message-stories.js';
import { played, seenAs } from '../support/story-stage.js';

export default { ...messageMeta, title: 'Widgets/Message thread' } satisfies Meta<MessageArgs>;

export const AllThreads: MessageStory = { args: { as: 'teacher', state: 'all threads' }, ...seenAs('guardian', 'student in grade 7', 'teacher', 'principal') };
export const AsGuardian: MessageStory = {};
export const AsStudent: MessageStory = { args: { as: 'student in grade 7' } };
export const AsTeacher: MessageStory = { args: { as: 'teacher' } };
export const AsPrincipal: MessageStory = { args: { as: 'principal' } };
export const AStudentWithoutAThread: MessageStory = { args: { as: 'student' } };

export const TranslatedForAHomeThatReadsArabic: MessageStory = { args: { as: 'mother of Omar' }, globals: { locale: 'ar' } };
export const TranslatedForATeacher: MessageStory = { args: { as: 'teacher of Omar' } };
export const InQuietHours: MessageStory = { args: { state: 'in quiet hours' } };
export const InOnesOwnQuietHours: MessageStory = { args: { as: 'teacher', state: 'in quiet hours' } };
/** The viewer's clock is nine and a half hours ahead: when somebody is back is said in their own time. */
export const InAnotherZone: MessageStory = { args: { state: 'in quiet hours', timeZone: 'Asia/Kolkata' } };
export const WhatWasReadAndWhen: MessageStory = { args: { as: 'teacher', state: 'what was read, and when' } };
export const ATraceOfWhatWasRemoved: MessageStory = { args: { state: 'a trace of what was removed' } };
export const SomethingUrgent: MessageStory = { args: { state: 'something urgent' } };
export const ClosedBySchool: MessageStory = { args: { state: 'closed by school' } };
export const ClosedByOneself: MessageStory = { args: { as: 'teacher', state: 'closed by school' } };
export const AnAnnouncement: MessageStory = { args: { state: 'an announcement' } };
export const OnesOwnAnnouncement: MessageStory = { args: { as: 'teacher', state: 'an announcement' } };

export const APicture: MessageStory = { args: { state: 'a picture' } };
export const FilesToSend: MessageStory = { args: { state: 'files to send' } };
export const FilesOnTheirWay: MessageStory = { args: { state: 'files on their way' } };
export const AWorryWithANextStep: MessageStory = { args: { as: 'teacher', state: 'a worry with a next step' } };
export const WritingDownAContact: MessageStory = { args: { as: 'teacher', state: 'writing down a contact' } };
export const AFamilyWritesDownAContact: MessageStory = { args: { state: 'writing down a contact' } };
export const FindingWords: MessageStory = { args: { state: 'finding words' } };
export const Settings: MessageStory = { args: { state: 'settings' } };
export const SettingsOfStaff: MessageStory = { args: { as: 'teacher', state: 'settings' } };
export const HoursOfOnesOwn: MessageStory = { args: { as: 'teacher', state: 'hours of one’s own' } };
export const WhatCanBeDoneWithAMessage: MessageStory = { args: { state: 'what can be done with a message' } };
export const ReportingAMessage: MessageStory = { args: { state: 'reporting a message' } };
export const BeginningAThread: MessageStory = { args: { state: 'beginning a thread' } };
export const BeginningAThreadAsTeacher: MessageStory = { args: { as: 'teacher', state: 'beginning a thread' } };
export const PrivateCopies: MessageStory = { args: { as: 'teacher', state: 'private copies' } };

const sentence = (said: boolean, what: string): void => {
  if (!said) throw new Error(what);
};

/** A message is the last in its thread from the press on, and says that it is only on its way until the school has it. */
export const SendAMessage: MessageStory = {
  args: { state: 'saved' },
  play: async (context) => {
    await played(context);
    const widget = context.canvasElement.querySelector('flywheel-message-thread')!;
    one(widget, '.actions .primary').click();
    await drawn(widget);
    sentence(textOf(all(widget, '.message').at(-1)!).includes(msg('Sending…')), 'it does not say that it is only on its way');
    sentence(one<HTMLTextAreaElement>(widget, 'flywheel-note-field').value === '', 'the words are still in the form');
  },
};
