/** The card: its three modes as each voice sees them, the whole group in one pass, and the wish to talk. Its states are in the files beside this one. */
import type { Meta } from '@storybook/web-components-vite';
import { cardMeta, type CardStory } from '../support/card-stories.js';
import type { CardArgs } from '../support/stage.js';
import { seenAs } from '../support/story-stage.js';

export default { ...cardMeta, title: 'Widgets/Check-in card' } satisfies Meta<CardArgs>;

export const Feelings: CardStory = seenAs('student', 'pre-reader', 'guardian', 'teacher');
export const FeelingsAsGuardian: CardStory = { args: { as: 'guardian' } };
export const FeelingsForPreReader: CardStory = { args: { as: 'pre-reader' } };

export const CheckInCheckOutAsStudent: CardStory = { args: { mode: 'check-in-check-out' } };
export const CheckInCheckOutAsGuardian: CardStory = { args: { as: 'guardian', mode: 'check-in-check-out' } };
export const CheckInCheckOutAsTeacher: CardStory = { args: { as: 'teacher', mode: 'check-in-check-out' } };
export const CheckInCheckOutInGrade7: CardStory = { args: { as: 'teacher of grade 7', mode: 'check-in-check-out', state: 'looking back' } };

export const DailyReportCardAsTeacher: CardStory = { args: { as: 'teacher of Sam', mode: 'daily-report-card' } };
export const DailyReportCardAtHome: CardStory = { args: { as: 'foster parent of Sam', mode: 'daily-report-card' } };
export const NoPlanYet: CardStory = { args: { as: 'guardian of two', mode: 'daily-report-card' } };

export const WholeGroup: CardStory = { args: { as: 'teacher', group: true } };
export const WholeGroupCheckOut: CardStory = { args: { as: 'teacher', group: true, mode: 'check-in-check-out' } };

export const HelpAsked: CardStory = { args: { as: 'counselor' } };
export const SiblingsInOneFamily: CardStory = { args: { as: 'guardian of two' } };
export const WrittenInAnotherLanguage: CardStory = { args: { as: 'guardian who reads Spanish', state: 'long history' } };
