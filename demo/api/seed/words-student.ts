/** What students write, with the feeling it goes with. Pre-readers choose a face and leave the words to others. */
import type { Feeling } from '../../../src/contract/feelings.js';

export interface FeltNote {
  readonly feeling: Feeling;
  readonly text: string;
}

const felt = (feeling: Feeling, ...texts: readonly string[]): FeltNote[] => texts.map((text) => ({ feeling, text }));

export const studentNotesFour: readonly FeltNote[] = [
  ...felt(
    'happy',
    'we get to do the volcano today',
    'my cousin slept over',
    'I sat with new people at lunch and it was good',
    'Its library day',
    'I got the comic book I wanted',
  ),
  ...felt('excited', 'field trip field trip field trip', 'My birthday is on saturday', 'First snow maybe!!!', 'we might get a puppy. MIGHT.'),
  ...felt('proud', 'i did the 7s without looking', 'I helped my brother and he said thank you', 'I finished the whole book, all 212 pages'),
  ...felt('calm', 'nothing special', 'i listened to music in the car', 'Just a normal day and thats ok'),
  ...felt('tired', 'i woke up at 5 and could not sleep again', 'the baby next door cried', 'swimming was late'),
  ...felt('worried', 'there is a quiz', 'I forgot my folder', 'my mom has a doctor thing today', 'I have to read out loud'),
  ...felt('sad', 'My friend is moving', 'our fish died'),
  ...felt('restless', 'my legs want to run', 'I cant wait for recess'),
  ...felt('thankful', 'somebody saved me a seat', 'the lunch lady gave me extra'),
  ...felt('lonely', 'nobody picked me first or second'),
];

export const studentNotesSeven: readonly FeltNote[] = [
  ...felt('happy', 'made the team', 'Actually slept', 'pizza day', 'the new song is out'),
  ...felt('excited', 'concert on friday', 'we present today and ours is good'),
  ...felt('proud', 'Got a 91 on the lab', 'I asked a question in math. Out loud.', 'finished the essay before midnight'),
  ...felt('calm', 'its fine', 'no quizzes, no drama', 'good walk to school'),
  ...felt('tired', 'too much homework, 3 subjects', 'game went late', 'phone was off by 10 and I still could not sleep'),
  ...felt('worried', 'forgot there was a test', 'presenting today', 'Not sure where to sit at lunch right now'),
  ...felt('angry', 'someone took my charger', 'I got blamed for the noise and it was not me'),
  ...felt('restless', 'period 2 feels like a year'),
  ...felt('sad', 'my grandpa is in the hospital', 'had a fight with a friend, dont want to talk about it yet'),
  ...felt('thankful', 'Mr. O gave me till monday', 'my sister covered for me. thx'),
  ...felt('lonely', 'everybody has plans'),
];

/** What a student writes with the wish to talk, if anything. */
export const helpNotes: readonly (FeltNote | { readonly feeling: Feeling; readonly text: null })[] = [
  { feeling: 'worried', text: 'can we talk about recess' },
  { feeling: 'sad', text: null },
  { feeling: 'angry', text: 'it happened again on the bus' },
  { feeling: 'lonely', text: 'can i eat lunch in your room' },
  { feeling: 'worried', text: 'Its about my friend, not me' },
];

/** How each age tends to feel of a morning, when nothing is written. */
export const usualFeelings: readonly Feeling[] = [
  'happy',
  'happy',
  'happy',
  'calm',
  'calm',
  'calm',
  'excited',
  'proud',
  'thankful',
  'safe',
  'tired',
  'tired',
  'restless',
  'worried',
  'sad',
];
export const usualFirstFeelings: readonly Feeling[] = ['happy', 'happy', 'happy', 'happy', 'calm', 'calm', 'tired', 'tired', 'sad', 'angry'];
