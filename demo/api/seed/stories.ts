/**
 * The five students on a plan, told day by day. Days are counted back from the last school day before today, which is 1; a number missing
 * here is a day without a note. A story bends upward, with days that do not.
 */
export interface PlanDays {
  /** Who fills the report or the check-out. */
  readonly teacher: string;
  /** How likely the best rating is eight weeks ago, and now. */
  readonly begins: number;
  readonly becomes: number;
  readonly hard: readonly number[];
  readonly away: readonly number[];
  readonly late: readonly number[];
  readonly school: Readonly<Record<number, string>>;
  /** Guardian, then words. */
  readonly home: Readonly<Record<number, readonly [by: string, text: string]>>;
}

const maya: PlanDays = {
  teacher: 'rivera',
  begins: 0.42,
  becomes: 0.84,
  hard: [31, 24, 23, 9],
  away: [27, 13],
  late: [18],
  school: {
    34: 'First day with the card. Maya picked "Be ready" as the one she wants to work on.',
    32: 'Two good starts, reading and math. After lunch it got loud for her and we took a walk.',
    31: 'A hard day. She told me so herself this morning, which helped us plan for it.',
    29: 'She used the break card by herself in math. No fuss, two minutes, back in her seat.',
    26: 'Good to have her back. Recess went well with the ball group.',
    25: 'Maya asked what "kind" looks like when you are annoyed. We made a list together: walk away, say stop, ask me.',
    23: 'Two hard days in a row. We moved her math seat next to Grace and ended today with a laugh.',
    20: 'She wants to show you the card herself today.',
    18: 'The bus was late, so morning meeting does not count. Everything after that was steady.',
    16: 'Science was noisy and Maya asked for the headphones before it got too much. That is new.',
    12: 'Welcome back. Ordinary day, steady from start to end.',
    11: 'Substitute in the afternoon. Maya explained the card to her, all of it.',
    9: 'A disagreement at recess, and the afternoon was long after that. She came back and said sorry without anyone asking.',
    6: 'She says she does not need the walk after lunch any more. We will see together.',
    4: 'Thank you both for the bag idea. Monday was a good Monday.',
    2: 'Maya showed a first grader how the break card works.',
    1: 'Steady, kind, and funny today. The poem is in her folder, ask her to read it.',
  },
  home: {
    33: ['dana-brooks', 'She hung the card on the fridge and explained the points to her stuffed animals.'],
    30: ['marcus-hill', 'At my place until Sunday. Early bedtime, we will keep to it.'],
    27: ['dana-brooks', 'Fever since last night, so we stay on the sofa today.'],
    22: ['dana-brooks', 'She said "I walked away, like on the list". Thank you for the list.'],
    23: ['dana-brooks', 'Mondays after the change of house are bumpy for her, and that is about us, not school. From now on the bag gets packed on Saturday.'],
    19: ['marcus-hill', 'Read together, she did the voices. Asked me twice if Ms. Rivera saw the break card thing.'],
    15: ['marcus-hill', 'She taught me the headphones rule. We have it for the vacuum cleaner now.'],
    10: ['dana-brooks', 'Cousins were here, so a bit wild. In a nice way.'],
    5: ['marcus-hill', 'Slept ten hours. Good breakfast.'],
    1: ['dana-brooks', 'She told us about the first grader before her coat was off.'],
  },
};

const ethan: PlanDays = {
  teacher: 'rivera',
  begins: 0.55,
  becomes: 0.78,
  hard: [28, 15],
  away: [20, 19],
  late: [],
  school: {
    34: 'Ethan starts with the card today. He asked for the last row, and we agreed on the second to last.',
    28: 'Good listening in reading. Math after that was a stretch, and he kept going for ten minutes.',
    22: 'He carried the equipment in for gym, without being asked.',
    18: 'Welcome back, Ethan. We take it slowly this week.',
    15: 'A loud lunch. He found his way back by the end of science.',
    8: 'Ethan gave a compliment to his partner that I wish you had heard.',
    3: 'He started math before I had finished saying the page.',
  },
  home: {
    33: ['beth-kowalski', 'He showed me the card before I asked. I call that progress.'],
    20: ['beth-kowalski', 'Stomach bug since last night, he stays home today and probably tomorrow.'],
    7: ['beth-kowalski', 'Better sleep this week. Still early mornings, but happy ones.'],
  },
};

const jordan: PlanDays = {
  teacher: 'okonkwo',
  begins: 0.12,
  becomes: 0.68,
  hard: [29, 17, 7],
  away: [24],
  late: [30, 12],
  school: {
    34: 'We set this up together. Jordan chose the fourth line himself.',
    32: 'On time for all five. He set an alarm on his watch for the bell.',
    30: 'The bus was late, so period 1 does not count today.',
    29: 'Period 2 was a lot. He asked for a break, took four minutes, came back and finished the first half.',
    21: 'Social studies debate: Jordan argued the other side and did it well.',
    17: 'Not his day, and he said so at check-out. Tomorrow starts new.',
    13: 'He asked for a break before he needed one. That is exactly the idea.',
    8: 'The band teacher says he helped set up the room. He did not mention it, so I do.',
    3: 'The lab report is in, and it is his own.',
    1: 'Good day. He asked if we could drop the line about being on time, since it is a habit now. Let’s talk about it, all of us.',
  },
  home: {
    31: ['carla-price', 'He told us about the watch. His idea, he wants credit.'],
    30: ['steve-miller', 'Sorry about the bus, the road was closed. I drive him tomorrow.'],
    20: ['steve-miller', 'We watched the debate video together. Did not know he could do that.'],
    17: ['carla-price', 'He was down last night and did not want to say why. We left the door open.'],
    6: ['carla-price', 'Long talk in the car, good one. He says English is "not terrible".'],
  },
};

const eli: PlanDays = {
  teacher: 'lindqvist',
  begins: 0.52,
  becomes: 0.86,
  hard: [27, 14],
  away: [21],
  late: [],
  school: {
    34: 'Eli picked the sticker for the chart, a green dinosaur.',
    30: 'Two reminders at circle, then he showed his neighbor where to look.',
    27: 'A hard afternoon. He told me "I am too mad for words", and those were words.',
    19: 'Both trips down the hall with hands in pockets. His trick.',
    14: 'The fire drill shook him, and the rest of the day was small steps. We held the dinosaur.',
    10: 'Clean-up before the song ended, and then he fixed the block shelf.',
    5: 'He asked for the quiet corner by himself today.',
    1: 'We read his book about trucks to everybody.',
  },
  home: {
    33: ['david-goldberg', 'The dinosaur chart was the topic at dinner.'],
    26: ['david-goldberg', 'He practiced "I am mad because" on me last night. Pretty effective.'],
    12: ['rachel-goldberg', 'Visit from Grandpa, late bedtime twice.'],
    9: ['rachel-goldberg', 'We sing the clean-up song at home now. It is in my head at work.'],
  },
};

const sam: PlanDays = {
  teacher: 'rivera',
  begins: 0.55,
  becomes: 0.85,
  hard: [25, 16],
  away: [11],
  late: [32],
  school: {
    34: 'Sam and I wrote the five lines together this morning.',
    29: 'Morning work done before the bell, with time to draw.',
    25: 'Writing took a while to start. Then it was a page and a half.',
    16: 'A tired day. We chose two of the five and called it enough.',
    12: 'Recess line on the first bell, both times.',
    8: 'Sam asked to keep the planner at school over the weekend so that it does not get lost. Good thinking.',
    2: 'A very good day. Sam asked me not to make a big thing of it, so this is a small thing of it.',
  },
  home: {
    31: ['linda-moss', 'Settling in. Sam sleeps through most nights now.'],
    16: ['linda-moss', 'There was a visit yesterday and today may be a quiet one. Thank you for going easy.'],
    7: ['linda-moss', 'We put a hook by the door for the planner.'],
    3: ['linda-moss', 'Sam read to me. First time. I did not make a big thing of it either.'],
  },
};

export const planDays: Readonly<Record<string, PlanDays>> = { maya, ethan, jordan, eli, sam };

/** "Please talk with me": who asked whom, when, and how many hours later they had talked; `null`: not yet. */
export const helpAsked: readonly { readonly student: string; readonly from: string; readonly back: number; readonly answeredAfterHours: number | null }[] = [
  { student: 'caleb', from: 'nair', back: 22, answeredAfterHours: 3 },
  { student: 'chloe', from: 'nair', back: 16, answeredAfterHours: 2 },
  { student: 'dev', from: 'okonkwo', back: 12, answeredAfterHours: 1 },
  { student: 'ananya', from: 'rivera', back: 6, answeredAfterHours: 4 },
  { student: 'isabelle', from: 'nair', back: 1, answeredAfterHours: null },
];
