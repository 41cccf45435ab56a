/**
 * Eight weeks of a school as the three voices told it, ending the day before today. Most mornings a face, now and then some words; days
 * away, weekends, holidays and plain forgetting leave gaps, as they do.
 */
import type { Feeling } from '../../../src/contract/feelings.js';
import { schoolDaysBefore, later, weekdayOf } from './calendar.js';
import { chanceOf, shuffled } from './chance.js';
import { adults, everyone, makeEntry, type Entry, type EntryStory } from './entry.js';
import { planHistory } from './plan-history.js';
import { families, pupils, staff, type GroupKey, type Pupil } from './roster.js';
import { helpAsked, planDays } from './stories.js';
import { homeNotes, homeNotesArabic, homeNotesFour, homeNotesOlder, homeNotesSpanish, homeNotesYoung, type Bilingual } from './words-home.js';
import { counselorNotes, schoolNotes, schoolNotesArabic, schoolNotesOf, schoolNotesSpanish } from './words-school.js';
import { helpNotes, studentNotesFour, studentNotesSeven, usualFeelings, usualFirstFeelings, type FeltNote } from './words-student.js';

const WEEKS = 8;

/** Every entry of the eight weeks before `today`, oldest first. The same day gives the same entries. */
export function buildHistory(today: string): Entry[] {
  const days = schoolDaysBefore(today, WEEKS);
  const entries = [
    ...planHistory(days),
    ...pupils.flatMap((pupil) => mornings(pupil, days)),
    ...studentWords(days),
    ...homeWords(days),
    ...schoolWords(days),
    ...askedForHelp(days),
  ];
  // Two of one author in one minute about one student would be one person in two places.
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  return [...byId.values()].sort((a, b) => (a.createdAt < b.createdAt ? -1 : a.createdAt > b.createdAt ? 1 : a.id < b.id ? -1 : 1));
}

const time = (hour: number, chance: number) => `${String(hour).padStart(2, '0')}:${String(Math.floor(chance * 60)).padStart(2, '0')}`;
const pick = <T>(list: readonly T[], chance: number): T => list[Math.floor(chance * list.length)]!;
const isAway = (student: string, back: number) => planDays[student]?.away.includes(back) ?? chanceOf(`away/${student}/${back}`)() < 0.035;

const pronouns = { she: ['she', 'her', 'her'], he: ['he', 'him', 'his'], they: ['they', 'them', 'their'] } as const;

/** The words with the name and pronouns of whom they are about. */
function about(pupil: Pupil, text: string): string {
  const [they, them, their] = pronouns[pupil.pronouns];
  const words: Record<string, string> = { name: pupil.name.split(' ')[0]!, they, them, their, They: they[0]!.toUpperCase() + they.slice(1) };
  return text.replace(/\{(\w+)\}/g, (_, word: string) => words[word]!);
}

/** Hands out the notes in turn, in an order by chance, and spreads each student's over the days that they were there. */
function deal<T>(
  notes: readonly T[],
  to: readonly Pupil[],
  name: string,
  days: readonly string[],
): { pupil: Pupil; note: T; on: string; chance: () => number }[] {
  const hands = new Map(to.map((pupil) => [pupil, [] as T[]]));
  const order = shuffled(to, `${name}/order`);
  shuffled(notes, name).forEach((note, index) => hands.get(order[index % order.length]!)!.push(note));
  return [...hands].flatMap(([pupil, hand]) => {
    const chance = chanceOf(`${name}/${pupil.key}`);
    const there = days.filter((_, index) => !isAway(pupil.key, days.length - index));
    return hand.map((note, index) => ({ pupil, note, on: there[Math.floor(((index + chance()) / hand.length) * there.length)]!, chance }));
  });
}

/** How a class checks in of a morning: the weekdays, how likely, and the faces. */
const habits: Record<GroupKey, { days: readonly number[]; likely: number; feelings: readonly Feeling[] }> = {
  k1: { days: [1, 2, 3, 4, 5], likely: 0.78, feelings: usualFirstFeelings },
  four: { days: [1, 3, 5], likely: 0.82, feelings: usualFeelings },
  seven: { days: [1, 2, 3, 4, 5], likely: 0.36, feelings: usualFeelings },
};

function mornings(pupil: Pupil, days: readonly string[]): Entry[] {
  const habit = habits[pupil.group];
  return days.flatMap((on, index) => {
    const back = days.length - index;
    const chance = chanceOf(`morning/${pupil.key}/${back}`);
    if (isAway(pupil.key, back) || !habit.days.includes(weekdayOf(on)) || chance() > habit.likely) return [];
    // On a points plan the morning has a check-in of its own.
    if (planDays[pupil.key] && pupil.group !== 'k1' && chance() < 0.7) return [];
    const audience = pupil.group === 'seven' && chance() < 0.3 ? (['school', 'student'] as const) : everyone;
    return [
      makeEntry({
        student: pupil.key,
        author: pupil.key,
        voice: 'student',
        on,
        at: time(8, 0.4 + chance() / 2),
        feeling: pick(habit.feelings, chance()),
        audience,
      }),
    ];
  });
}

function studentWords(days: readonly string[]): Entry[] {
  const of = (group: GroupKey, notes: readonly FeltNote[]) =>
    deal(
      notes,
      pupils.filter((pupil) => pupil.group === group),
      `student/${group}`,
      days,
    ).map(({ pupil, note, on, chance }) =>
      makeEntry({
        student: pupil.key,
        author: pupil.key,
        voice: 'student',
        on,
        at: time(group === 'seven' ? 12 : 8, chance()),
        feeling: note.feeling,
        note: note.text,
        audience: group === 'seven' && chance() < 0.5 ? ['school', 'student'] : everyone,
      }),
    );
  return [...of('four', studentNotesFour), ...of('seven', studentNotesSeven)];
}

const speaks = (locale: string) => (pupil: Pupil) =>
  families.some((person) => person.role === 'guardian' && person.locale === locale && person.children.includes(pupil.key));

/** A guardian who writes in this language, by chance. */
function guardianOf(pupil: Pupil, locale: string, chance: number): string {
  return pick(
    families.filter((person) => person.role === 'guardian' && person.locale === locale && person.children.includes(pupil.key)),
    chance,
  ).key;
}

function homeWords(days: readonly string[]): Entry[] {
  const withoutPlan = pupils.filter((pupil) => !planDays[pupil.key] && speaks('en')(pupil));
  const ofGroup = (group: GroupKey) => withoutPlan.filter((pupil) => pupil.group === group);
  const entry = (pupil: Pupil, on: string, chance: () => number, rest: Partial<EntryStory>) => {
    const morning = chance() < 0.45;
    const at = morning ? time(pick([6, 7], chance()), 0.3 + chance() / 2) : time(pick([17, 19, 20, 21, 22], chance()), chance());
    const author = guardianOf(pupil, rest.language ?? 'en', chance());
    return makeEntry({ student: pupil.key, author, voice: 'home', on, at, audience: chance() < 0.4 ? adults : everyone, ...rest });
  };
  const plain = (notes: readonly string[], to: readonly Pupil[], name: string) =>
    deal(notes, to, name, days).map(({ pupil, note, on, chance }) => entry(pupil, afterWeekend(note, on), chance, { note: about(pupil, note) }));
  const bilingual = (notes: readonly Bilingual[], language: string, by: 'person' | 'machine') =>
    deal(notes, pupils.filter(speaks(language)), `home/${language}`, days).map(({ pupil, note, on, chance }) =>
      entry(pupil, afterWeekend(note.text, on), chance, {
        note: about(pupil, note.text),
        language,
        translations: { en: { text: about(pupil, note.translation), by } },
      }),
    );
  const facesOnly = withoutPlan.flatMap((pupil) =>
    deal<Feeling>(['happy', 'tired', 'calm'], [pupil], `home-face/${pupil.key}`, days).map(({ note, on, chance }) =>
      entry(pupil, on, chance, { feeling: note }),
    ),
  );
  return [
    ...plain(homeNotes, withoutPlan, 'home'),
    ...plain(homeNotesYoung, ofGroup('k1'), 'home/k1'),
    ...plain(homeNotesFour, ofGroup('four'), 'home/four'),
    ...plain(homeNotesOlder, ofGroup('seven'), 'home/seven'),
    ...bilingual(homeNotesSpanish, 'es', 'person'),
    ...bilingual(homeNotesArabic, 'ar', 'machine'),
    ...facesOnly,
  ];
}

/** What tells of a weekend is written on its Sunday. */
function afterWeekend(text: string, on: string): string {
  return /weekend|Saturday|fin de semana/i.test(text) ? later(on, -weekdayOf(on)) : on;
}

function schoolWords(days: readonly string[]): Entry[] {
  const entry = (pupil: Pupil, on: string, chance: () => number, rest: Partial<EntryStory>) => {
    const author = staff.find(({ group }) => group === pupil.group)!.key;
    return makeEntry({
      student: pupil.key,
      author,
      voice: 'school',
      on,
      at: time(pick([12, 15, 15, 16], chance()), chance()),
      audience: chance() < 0.25 ? adults : everyone,
      ...rest,
    });
  };
  const withoutPlan = pupils.filter((pupil) => !planDays[pupil.key]);
  const english = (Object.keys(schoolNotesOf) as GroupKey[]).flatMap((group) => {
    const others = withoutPlan.filter((pupil) => pupil.group === group && !speaks('es')(pupil));
    // Each class has its own third of the shared words, so that no family with two children reads one sentence twice.
    const third = shuffled(schoolNotes, 'school').filter((_, index) => index % 3 === Object.keys(schoolNotesOf).indexOf(group));
    return deal([...third, ...schoolNotesOf[group]], others, `school/${group}`, days).map(({ pupil, note, on, chance }) =>
      entry(pupil, on, chance, { note: about(pupil, note) }),
    );
  });
  const bilingual = (notes: readonly Bilingual[], language: string, by: 'person' | 'machine') =>
    deal(notes, withoutPlan.filter(speaks(language)), `school/${language}`, days).map(({ pupil, note, on, chance }) =>
      entry(pupil, on, chance, { note: about(pupil, note.text), translations: { [language]: { text: about(pupil, note.translation), by } } }),
    );
  return [...english, ...bilingual(schoolNotesSpanish, 'es', 'person'), ...bilingual(schoolNotesArabic, 'ar', 'machine')];
}

function askedForHelp(days: readonly string[]): Entry[] {
  return helpAsked.flatMap(({ student, from, back, answeredAfterHours }, index) => {
    const on = days.at(-back);
    if (on === undefined) return [];
    const pupil = pupils.find(({ key }) => key === student)!;
    const { feeling, text } = helpNotes[index]!;
    const talked = answeredAfterHours === null ? {} : { acknowledged: { by: from, kind: 'talked', at: time(10 + answeredAfterHours, 0.4) } as const };
    const asked = makeEntry({
      student,
      author: student,
      voice: 'student',
      on,
      at: '10:14',
      feeling,
      note: text,
      helpFrom: from,
      audience: ['school', 'student'],
      ...talked,
    });
    const told = counselorNotes[index];
    if (told === undefined || answeredAfterHours === null) return [asked];
    return [
      asked,
      makeEntry({ student, author: from, voice: 'school', on, at: time(11 + answeredAfterHours, 0.2), note: about(pupil, told), audience: everyone }),
    ];
  });
}
