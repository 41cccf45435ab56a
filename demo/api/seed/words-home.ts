/**
 * What families write, as people write it on a phone between two other things. `{name}` is the child's first name; `{they}`, `{them}` and
 * `{their}` follow the child's pronouns, always with a verb in the past, so that one sentence fits all.
 */

/** A note with the same in another language, made by a person of the school or by a machine. */
export interface Bilingual {
  readonly text: string;
  readonly translation: string;
}

/** Fit any age. */
export const homeNotes: readonly string[] = [
  'Late night for all of us, the neighbors had a party. {name} might be tired today.',
  'We went for a walk after dinner and {name} told me the whole story of the science project. Thank you for that.',
  'Family is visiting this week, so evenings are a bit full here. In a good way.',
  'Homework took about 15 minutes and no tears. Just saying.',
  'Rough morning, the bus was early and we ran for it. Everyone is fine.',
  'I work nights this week, so my sister does pick-up Wednesday and Thursday.',
  'We tried the "two choices" idea at bedtime. It worked three nights out of five. I’ll take it.',
  '{name} asked for the same lunch as yesterday, so I think lunch is going better?',
  'Feeling a bit under the weather, no fever. Please call if it gets worse and I will come.',
  'Quiet weekend. Pancakes, laundry, one very long game of Uno.',
  '{name} talked about the new seat at dinner. Seems happy with it.',
  'Dentist at 2 on Thursday, I’ll pick {them} up from the office at 1:30.',
  '{name} made breakfast for everyone on Saturday. Cereal, but still.',
  'Our cat died on Sunday. {name} may want to talk about it, or may not want to at all. Either is OK with us.',
  'Thanks for the call yesterday. It helped to hear about the good part too.',
  'New baby cousin!! Expect to hear about it.',
  '{name} got up without being asked. I have no explanation.',
  'I am away for work until Friday and my sister is with {them}. {They} asked about it a few times last night.',
  '{name} and I used the breathing thing from your class while stuck in traffic. Mostly I needed it.',
  'Soccer practice moved to Tuesdays, so Tuesdays may be a short homework day.',
  'Slept well, ate well, sang in the car.',
  'Not a lot to report, just wanted to say it was a good week at home.',
  'Power was out until 9, so no homework last night. We played shadow puppets instead.',
  'We are moving the bedtime earlier by 20 minutes this week. Let me know if you notice anything.',
  '{name} said the group work was hard but "not in a bad way". I liked hearing that.',
  'Allergies are back. {They} took the medicine at 7.',
];

/** Kindergarten and Grade 1. */
export const homeNotesYoung: readonly string[] = [
  '{name} lost a tooth in the car!! Very proud.',
  '{name} wanted me to tell you about the drawing on the fridge. It is of your class.',
  'We practiced zippers. Left boot is still a mystery.',
  '{name} counted all the stairs up the lighthouse. There are 141.',
  'Stuffed rabbit is in the backpack today, it was a hard goodbye this morning.',
  'All weekend it was "Ms. Lindqvist says". You have a fan.',
  '{name} wrote {their} own name on a birthday card, every letter the right way around.',
  'There is a spare set of clothes in the bag, just in case.',
];

/** Grade 4. */
export const homeNotesFour: readonly string[] = [
  'A little worried about the math quiz. We practiced the cards you sent home and {they} knew more than {they} thought.',
  'First time {they} walked to the corner store alone. I watched from the window the entire time.',
  'We forgot the library book again. It is by the door now. On the shoes.',
  'The reading chart is full! {name} picked the movie as a reward and fell asleep in it.',
  '{name} read to the dog for 20 minutes. The dog stayed for most of it.',
  'We had a good talk about Friday. {name} would like to try again at recess, if that can be arranged.',
];

/** Grade 7. */
export const homeNotesOlder: readonly string[] = [
  '{name} stayed up to finish the slides. Worth it I think, but a slow start this morning.',
  'We agreed on phones in the kitchen at 9. So far nobody has moved out.',
  '{name} mentioned the lab twice, which is two more times than usual.',
  'There was a thing in a group chat last night. {They} showed it to me, and we talked. Just so you know if today is a quiet day.',
  'Practice ran late. Could the history outline come in tomorrow morning?',
  'First time {they} asked ME for help with a plan for the week. We made one on the back of an envelope.',
];

/** Written in Spanish; the English is by the school’s family liaison. */
export const homeNotesSpanish: readonly Bilingual[] = [
  {
    text: 'Anoche durmió poco porque mi turno salió tarde. Si hoy tiene sueño, es por eso. Gracias por la paciencia.',
    translation: 'Not much sleep last night because my shift ended late. If you see tiredness today, that is why. Thank you for your patience.',
  },
  {
    text: '{name} llegó contando todo lo del proyecto. Hacía tiempo que no hablaba tanto de la escuela.',
    translation: '{name} came home telling us all about the project. It had been a while since school was such a long story.',
  },
  {
    text: 'Leímos juntos el cuento en los dos idiomas. Primero yo en español y luego {name} en inglés.',
    translation: 'We read the story together in both languages. First me in Spanish and then {name} in English.',
  },
  {
    text: 'El jueves tenemos cita con el doctor a las 10, llega después del recreo.',
    translation: 'We have a doctor’s appointment on Thursday at 10, so arrival will be after recess.',
  },
  {
    text: 'Este fin de semana hicimos tamales con toda la familia. {name} ayudó con todo, hasta con los platos.',
    translation: 'This weekend we made tamales with the whole family. {name} helped with everything, even the dishes.',
  },
  {
    text: 'Gracias por la nota de ayer en español. Se la leí a la abuela y se puso muy contenta.',
    translation: 'Thank you for yesterday’s note in Spanish. I read it to Grandma and she was very happy.',
  },
  {
    text: 'En casa andamos un poco nerviosos por la mudanza. {name} pregunta si va a cambiar de escuela; la respuesta es que no.',
    translation: 'Things are a bit tense at home because of the move. {name} asks about changing schools; the answer is no.',
  },
  {
    text: 'Hizo la tarea en la mesa de la cocina sin que yo dijera nada. Quería contárselo.',
    translation: 'The homework got done at the kitchen table without my saying anything. I wanted to tell you.',
  },
  {
    text: 'Mañana es el cumpleaños de {name}. Si se puede, nos gustaría llevar fruta para el grupo.',
    translation: 'Tomorrow is {name}’s birthday. If possible, we would like to bring fruit for the group.',
  },
  {
    text: 'Hablamos de lo del lunes. Dice que quiere pedir perdón pero le da pena. ¿Podrían darle un momentito?',
    translation: 'We talked about Monday. {name} wants to say sorry but feels shy about it. Could you give a little moment for that?',
  },
  {
    text: 'Tuvo tos en la noche pero amaneció bien y quiso ir. Si necesita algo, llámenme, por favor.',
    translation: 'There was some coughing in the night but the morning was fine and {name} wanted to go. Please call me if anything is needed.',
  },
  { text: 'Buena semana en casa. Eso es todo, y es bastante.', translation: 'A good week at home. That is all, and it is quite a lot.' },
];

/** Written in Arabic; the English is a machine’s. */
export const homeNotesArabic: readonly Bilingual[] = [
  {
    text: 'نامت الأسرة متأخرة أمس بسبب زيارة الأقارب، فقد يبدو التعب اليوم. شكرًا لتفهمكم.',
    translation: 'The family slept late yesterday because of a visit from relatives, so there may be some tiredness today. Thank you for your understanding.',
  },
  {
    text: 'قرأنا القصة معًا مرتين، وفي المرة الثانية كان الضحك أعلى.',
    translation: 'We read the story together twice, and the second time the laughter was louder.',
  },
  { text: 'شكرًا على رسالتكم الجميلة. قرأناها معًا على العشاء.', translation: 'Thank you for your beautiful message. We read it together at dinner.' },
  {
    text: 'هل يمكن إرسال كلمات الأسبوع؟ نريد أن نتدرب عليها في السيارة.',
    translation: 'Is it possible to send the words of the week? We want to practice them in the car.',
  },
  { text: 'كان الصباح صعبًا قليلًا، لكن كل شيء بخير الآن.', translation: 'The morning was a little hard, but everything is fine now.' },
];
