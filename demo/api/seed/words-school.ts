/** What teachers and the counselor write: short, specific, true, and never a verdict. Placeholders as in `words-home.ts`. */
import type { Bilingual } from './words-home.js';
import type { GroupKey } from './roster.js';

/** Fit any age. */
export const schoolNotes: readonly string[] = [
  '{name} helped a classmate find the page today without being asked. Small thing, and I noticed.',
  'A quieter day. We checked in at lunch and {they} said it was just a tired day.',
  'Great question in science: why does the shadow get shorter and then longer again? We are all thinking about it now.',
  '{name} worked through a tricky partner talk and came back to it after a break. That took effort.',
  'Please ask {name} about the map. I think you will get a good story.',
  'We changed seats this week. {name} sits closer to the front now and {they} told me it helps.',
  'Fire drill today, a bit loud for some. {name} used the headphones and joined the line.',
  'Back after the days off and right into the routine. Good to have {them} here.',
  'We missed {name} yesterday. Nothing to catch up on tonight, we will do it together tomorrow.',
  '{name} chose a harder book this time. Reading it aloud at home for five minutes would be lovely, if there is time.',
  'I tried a timer for getting started, and {name} liked to be the one who turns it. We keep it for now.',
  'Thank you for telling me about the short night. We took it slowly this morning.',
  'A picture of the bridge {name} built is on the wall. It held 14 books.',
  'Today {name} said "I don’t get it yet" in front of everybody. I was glad about the "yet".',
  'Sub tomorrow, I am at a training. The plan for the day is the same and Dr. Nair is around.',
  '{name} was first to greet our new student. Thank you for raising a kind one.',
  'Some worry about the assembly, so we walked through the hall beforehand. It went fine.',
  'An ordinary good day.',
  'Sharing materials was hard today. We talked about it and {they} came up with an idea for tomorrow.',
  'I liked how {name} explained the answer twice, in two different ways.',
  'Lots of energy after the rain. The class ran two laps and we all felt better, me too.',
];

export const schoolNotesOf: Readonly<Record<GroupKey, readonly string[]>> = {
  k1: [
    '{name} built a tower with three friends today and knew everybody’s turn.',
    'Goodbye at the door was short and brave this morning.',
    '{name} wrote a whole line of "m" and they march very nicely.',
    'At circle {name} told us about home. We all wanted to hear more.',
    'Boots on the right feet, both, first try!',
    '{name} rested on the carpet for ten minutes after lunch and then painted.',
    'We counted to 100 with beans. {name} found bean number 67 under the shelf.',
  ],
  four: [
    'Long division is new and it wobbled today. That is where everybody is. Ten more minutes tomorrow.',
    'Could you send the reading log when you get a chance? No hurry at all.',
    'Recess had a disagreement about the rules of the game. They sorted it out with a little help, and played on.',
    '{name} read the part of the narrator today and the room got quiet to listen.',
    'Fractions with pizza made sense. Fractions without pizza, we are getting there.',
    '{name} asked to redo the paragraph because "it could be better". It is better.',
    'Recycling team this week: {name} weighed all the paper and made the chart.',
    'Planner was signed and filled in four days out of five. That’s a new best.',
    '{name} taught me the rules of the ball game with the wall. I lost.',
  ],
  seven: [
    '{name} led the lab group today, which mostly meant listening. Well done.',
    'The essay has a real argument now. Next step is one more source.',
    'Rough start in period 2, and then {name} came by at lunch to sort it out. I appreciated that.',
    'Quiz corrections are in. Asking for the extra ten minutes was a good call.',
    'Debate club has a place on Thursdays, and I thought of {name}. No pressure.',
    '{name} stayed to help stack chairs and we talked about music for a while.',
  ],
};

/** For families who read Spanish; the Spanish is by the school’s family liaison. */
export const schoolNotesSpanish: readonly Bilingual[] = [
  {
    text: '{name} shared the story of the tamales and now the whole class is hungry. Thank you for a wonderful weekend report.',
    translation: '{name} contó la historia de los tamales y ahora toda la clase tiene hambre. Gracias por un informe de fin de semana tan bonito.',
  },
  {
    text: 'A good, calm day. {name} finished the writing and then helped a neighbor with it.',
    translation: 'Un buen día, tranquilo. {name} terminó su texto y luego ayudó a quien se sienta al lado.',
  },
  {
    text: 'We read the book in English and in Spanish today. {name} was the expert for both.',
    translation: 'Hoy leímos el libro en inglés y en español. {name} fue la voz experta en los dos idiomas.',
  },
  {
    text: 'Recess was hard today, and {name} found me to talk about it. I was glad about that.',
    translation: 'El recreo fue difícil hoy y {name} vino a hablar conmigo. Me alegró mucho.',
  },
  {
    text: 'Math is moving along. If you have five minutes, the cards in the folder are fun to play.',
    translation: 'Vamos avanzando en matemáticas. Si tienen cinco minutos, las tarjetas de la carpeta son divertidas para jugar.',
  },
  {
    text: 'Thank you for letting me know about the appointment. No work to make up.',
    translation: 'Gracias por avisarme de la cita. No hay trabajo que recuperar.',
  },
  { text: '{name} laughed a lot today. I thought you would like to know.', translation: 'Hoy {name} se rio mucho. Pensé que les gustaría saberlo.' },
  {
    text: 'The family evening is next week, with interpreters and dinner. You are very welcome.',
    translation: 'La noche de familias es la próxima semana, con intérpretes y cena. Serán muy bienvenidos.',
  },
];

/** For families who read Arabic; the Arabic is a machine’s. */
export const schoolNotesArabic: readonly Bilingual[] = [
  {
    text: '{name} taught us how to say good morning in Arabic. We will keep saying it.',
    translation: 'علّمَنا {name} كيف نقول صباح الخير بالعربية. سنواصل قولها.',
  },
  {
    text: 'The words of the week are in the folder. Five minutes in the car is plenty.',
    translation: 'كلمات الأسبوع موجودة في المجلد. خمس دقائق في السيارة تكفي.',
  },
  { text: 'A good day with a lot of reading. Thank you for practicing at home.', translation: 'يوم جيد مع الكثير من القراءة. شكرًا على التدريب في المنزل.' },
];

/** What the counselor writes after somebody asked to talk. */
export const counselorNotes: readonly string[] = [
  '{name} and I talked for a few minutes today. {They} had a good idea for next time and will try it this week.',
  'Stopped by at lunch to say hello to {name}. All well, and the door is open.',
];
