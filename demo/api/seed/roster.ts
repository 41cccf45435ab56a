/**
 * Who there is at Alder Creek: staff, students and families, as data. All of them are made up. What somebody may do is in `permissions.ts`;
 * what they wrote is in `history.ts`.
 */
import type { AgeBand } from '../../../src/contract/student.js';

export interface Staff {
  readonly key: string;
  readonly name: string;
  readonly role: 'teacher' | 'specialist' | 'admin';
  readonly relation: string;
  /** The group they teach; none: the whole school. */
  readonly group?: GroupKey;
  readonly takesHelp: boolean;
}
export interface Family {
  readonly key: string;
  readonly name: string;
  readonly role: 'guardian' | 'family-viewer';
  readonly relation: string;
  /** Who lives together. */
  readonly household: string;
  readonly locale: 'en' | 'es' | 'ar';
  readonly children: readonly string[];
}
export interface Pupil {
  readonly key: string;
  readonly name: string;
  readonly group: GroupKey;
  /** How a note speaks of them. */
  readonly pronouns: 'she' | 'he' | 'they';
}

export const groups = {
  k1: { name: 'Room 2 · Grades K–1', ageBand: 'pre-reader' },
  four: { name: 'Room 8 · Grade 4', ageBand: 'elementary' },
  seven: { name: 'Room 14 · Grade 7', ageBand: 'middle' },
} as const satisfies Record<string, { name: string; ageBand: AgeBand }>;
export type GroupKey = keyof typeof groups;

export const staff: readonly Staff[] = [
  { key: 'lindqvist', name: 'Ms. Lindqvist', role: 'teacher', relation: 'class teacher', group: 'k1', takesHelp: true },
  { key: 'rivera', name: 'Ms. Rivera', role: 'teacher', relation: 'class teacher', group: 'four', takesHelp: true },
  { key: 'okonkwo', name: 'Mr. Okonkwo', role: 'teacher', relation: 'class teacher', group: 'seven', takesHelp: true },
  { key: 'nair', name: 'Dr. Nair', role: 'specialist', relation: 'school counselor', takesHelp: true },
  { key: 'whitfield', name: 'Mr. Whitfield', role: 'admin', relation: 'principal', takesHelp: false },
];

const pupil = (group: GroupKey) => (key: string, name: string, pronouns: Pupil['pronouns']) => ({ key, name, group, pronouns });
const [k1, four, seven] = [pupil('k1'), pupil('four'), pupil('seven')];

export const pupils: readonly Pupil[] = [
  k1('oliver', 'Oliver Chen', 'he'),
  k1('amina', 'Amina Haddad', 'she'),
  k1('lucas', 'Lucas Castillo', 'he'),
  k1('imani', 'Imani Johnson', 'she'),
  k1('eli', 'Eli Goldberg', 'he'),
  k1('ruby', 'Ruby O’Connor', 'she'),
  k1('noah', 'Noah Petrov', 'he'),
  k1('zoe', 'Zoe Williams', 'she'),
  four('maya', 'Maya Brooks-Hill', 'she'),
  four('grace', 'Grace Chen', 'she'),
  four('mateo', 'Mateo Ramírez', 'he'),
  four('ethan', 'Ethan Kowalski', 'he'),
  four('aaliyah', 'Aaliyah Johnson', 'she'),
  four('sam', 'Sam Whitaker', 'they'),
  four('ananya', 'Ananya Rao', 'she'),
  four('caleb', 'Caleb Nguyen', 'he'),
  seven('valentina', 'Valentina Castillo', 'she'),
  seven('omar', 'Omar Haddad', 'he'),
  seven('jordan', 'Jordan Price', 'he'),
  seven('chloe', 'Chloe Bennett', 'she'),
  seven('tyler', 'Tyler Novak', 'he'),
  seven('lin', 'Lin Tran', 'they'),
  seven('isabelle', 'Isabelle Moreau', 'she'),
  seven('dev', 'Dev Shah', 'he'),
];

const guardian = (key: string, name: string, relation: string, household: string, children: string, locale: Family['locale'] = 'en'): Family => ({
  key,
  name,
  role: 'guardian',
  relation,
  household,
  locale,
  children: children.split(' '),
});

export const families: readonly Family[] = [
  guardian('amy-chen', 'Amy Chen', 'mother', 'chen', 'oliver grace'),
  guardian('wei-chen', 'Wei Chen', 'father', 'chen', 'oliver grace'),
  guardian('layla-haddad', 'Layla Haddad', 'mother', 'haddad', 'amina omar', 'ar'),
  guardian('yusuf-haddad', 'Yusuf Haddad', 'father', 'haddad', 'amina omar'),
  guardian('rosa-castillo', 'Rosa Castillo', 'mother', 'castillo', 'lucas valentina', 'es'),
  { ...guardian('carmen-castillo', 'Carmen Castillo', 'grandmother', 'castillo', 'lucas valentina', 'es'), role: 'family-viewer' },
  guardian('tanya-johnson', 'Tanya Johnson', 'mother', 'johnson', 'imani aaliyah'),
  guardian('rachel-goldberg', 'Rachel Goldberg', 'mother', 'goldberg', 'eli'),
  guardian('david-goldberg', 'David Goldberg', 'father', 'goldberg', 'eli'),
  guardian('fiona-oconnor', 'Fiona O’Connor', 'grandmother', 'oconnor', 'ruby'),
  guardian('irina-petrova', 'Irina Petrova', 'mother', 'petrova', 'noah'),
  guardian('nikolai-petrov', 'Nikolai Petrov', 'father', 'petrov', 'noah'),
  guardian('keisha-williams', 'Keisha Williams', 'mother', 'williams', 'zoe'),
  guardian('andre-williams', 'Andre Williams', 'father', 'williams', 'zoe'),
  guardian('dana-brooks', 'Dana Brooks', 'mother', 'brooks', 'maya'),
  guardian('marcus-hill', 'Marcus Hill', 'father', 'hill', 'maya'),
  guardian('lucia-ramirez', 'Lucía Ramírez', 'mother', 'ramirez', 'mateo', 'es'),
  guardian('jose-ramirez', 'José Ramírez', 'father', 'ramirez', 'mateo', 'es'),
  guardian('beth-kowalski', 'Beth Kowalski', 'mother', 'kowalski', 'ethan'),
  guardian('linda-moss', 'Linda Moss', 'foster parent', 'moss', 'sam'),
  guardian('kavita-rao', 'Kavita Rao', 'mother', 'rao', 'ananya'),
  guardian('arjun-rao', 'Arjun Rao', 'father', 'rao', 'ananya'),
  guardian('minh-nguyen', 'Minh Nguyen', 'father', 'nguyen', 'caleb'),
  guardian('carla-price', 'Carla Price', 'mother', 'price', 'jordan'),
  guardian('steve-miller', 'Steve Miller', 'stepfather', 'price', 'jordan'),
  guardian('emma-bennett', 'Emma Bennett', 'mother', 'bennett', 'chloe'),
  guardian('petra-novak', 'Petra Novak', 'mother', 'novak-oak', 'tyler'),
  guardian('tom-novak', 'Tom Novak', 'father', 'novak-main', 'tyler'),
  guardian('hanh-tran', 'Hanh Tran', 'grandmother', 'tran', 'lin'),
  guardian('claire-moreau', 'Claire Moreau', 'mother', 'moreau', 'isabelle'),
  guardian('nisha-shah', 'Nisha Shah', 'mother', 'shah', 'dev'),
  guardian('raj-shah', 'Raj Shah', 'father', 'shah', 'dev'),
];

/** Whom a visitor of the demo may become with one press, and the line that introduces them. */
export const demoPeople: readonly { readonly key: string; readonly introduction: string }[] = [
  { key: 'dana-brooks', introduction: 'Mother of Maya in Grade 4, one of her two homes' },
  { key: 'marcus-hill', introduction: 'Father of Maya, her other home' },
  { key: 'amy-chen', introduction: 'Mother of Oliver in kindergarten and Grace in Grade 4' },
  { key: 'rosa-castillo', introduction: 'Mother of Lucas and Valentina; reads and writes Spanish' },
  { key: 'layla-haddad', introduction: 'Mother of Amina and Omar; reads Arabic' },
  { key: 'maya', introduction: 'Student in Grade 4, on check-in/check-out' },
  { key: 'jordan', introduction: 'Student in Grade 7' },
  { key: 'oliver', introduction: 'Student in kindergarten, not reading yet' },
  { key: 'rivera', introduction: 'Teaches Grade 4' },
  { key: 'lindqvist', introduction: 'Teaches grades K and 1' },
  { key: 'okonkwo', introduction: 'Teaches Grade 7' },
  { key: 'nair', introduction: 'School counselor' },
  { key: 'whitfield', introduction: 'Principal; plans the meetings' },
];
