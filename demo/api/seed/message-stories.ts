/** What was written at Alder Creek in the last days: told by keys, in days before the morning of `today` and times on the school's clock. It knows no ids. */
import type { ContactBody } from '../../../src/contract/contact-log.js';
import type { Starter } from '../../../src/contract/message.js';

export interface MessageTold {
  readonly by: string;
  /** School days before today: 1 is the last one. */
  readonly ago: number;
  readonly at: string;
  readonly text: string;
  readonly language?: string;
  /** As people translated it. */
  readonly translations?: Readonly<Record<string, string>>;
  readonly starter?: Starter;
  readonly nextStep?: string;
  readonly reply?: 'needed' | 'not-needed';
  readonly asksAcknowledgement?: true;
  readonly acknowledgedBy?: readonly string[];
  readonly contact?: Pick<ContactBody, 'channel' | 'reached'>;
  /** A picture that the seed draws, in words. */
  readonly picture?: string;
}
export interface ThreadTold {
  readonly key: string;
  readonly kind: 'direct' | 'household' | 'announcement';
  readonly staff: string;
  /** The student it is about; of an announcement, the one on whose account the teacher is in it. */
  readonly student: string;
  /** The people of the family's side; of an announcement the whole class. */
  readonly family?: readonly string[];
  readonly subject?: string;
  /** Of the last messages, so many are not read yet by the family's side. */
  readonly unread?: number;
  readonly messages: readonly MessageTold[];
}

export const messageStories: readonly ThreadTold[] = [
  {
    key: 'maya-brooks',
    kind: 'direct',
    staff: 'rivera',
    student: 'maya',
    family: ['dana-brooks'],
    unread: 1,
    messages: [
      {
        by: 'rivera',
        ago: 9,
        at: '14:40',
        text: 'Welcome! This is our place to write about Maya. I answer on school days before five.',
        reply: 'not-needed',
      },
      {
        by: 'dana-brooks',
        ago: 8,
        at: '07:50',
        text: 'Thank you! Maya was nervous about reading aloud this morning. Is there something we can do at home?',
        reply: 'needed',
      },
      {
        by: 'rivera',
        ago: 8,
        at: '12:15',
        starter: 'plan',
        text: 'Good to know. We read in pairs today, and she chose the page herself. Ten minutes at home with a book she likes is plenty.',
        nextStep: 'Read together for ten minutes tonight, and let Maya pick the book.',
      },
      {
        by: 'rivera',
        ago: 5,
        at: '15:20',
        text: 'We talked on the phone about how the mornings go. Breakfast before the bus helps.',
        contact: { channel: 'call', reached: true },
      },
      { by: 'dana-brooks', ago: 3, at: '18:40', text: 'She read two chapters to her stuffed dog. I only listened from the kitchen.' },
      {
        by: 'rivera',
        ago: 1,
        at: '14:55',
        starter: 'celebrate',
        text: 'Today Maya raised her hand and read a whole page to the class. She also painted this leaf for you.',
        picture: 'A painted red leaf on a pale background',
        reply: 'not-needed',
      },
    ],
  },
  {
    key: 'maya-hill',
    kind: 'direct',
    staff: 'rivera',
    student: 'maya',
    family: ['marcus-hill'],
    messages: [
      { by: 'marcus-hill', ago: 4, at: '08:10', text: 'Maya is with me this week. Which day is library day?', reply: 'needed' },
      { by: 'rivera', ago: 4, at: '11:30', text: 'Tuesday. The blue bag goes along.', reply: 'not-needed' },
      { by: 'marcus-hill', ago: 4, at: '11:42', text: 'Thanks, the bag is packed.', starter: 'thanks' },
    ],
  },
  {
    key: 'ramirez-home',
    kind: 'household',
    staff: 'rivera',
    student: 'mateo',
    family: ['lucia-ramirez', 'jose-ramirez'],
    subject: 'Homework',
    unread: 1,
    messages: [
      {
        by: 'lucia-ramirez',
        ago: 6,
        at: '17:45',
        language: 'es',
        text: 'Buenas tardes. Mateo no entendió la tarea de fracciones. ¿Puede llevarla mañana sin terminar?',
        translations: { en: 'Good afternoon. Mateo did not understand the fractions homework. May he bring it unfinished tomorrow?' },
        reply: 'needed',
      },
      {
        by: 'rivera',
        ago: 5,
        at: '08:20',
        text: 'Of course. We will look at it together in the first hour.',
        translations: { es: 'Por supuesto. La veremos juntos en la primera hora.' },
        reply: 'not-needed',
      },
      {
        by: 'jose-ramirez',
        ago: 5,
        at: '16:05',
        language: 'es',
        starter: 'thanks',
        text: 'Muchas gracias. Hoy llegó contento y nos lo explicó con una pizza.',
        translations: { en: 'Thank you very much. He came home happy today and explained it to us with a pizza.' },
      },
      {
        by: 'rivera',
        ago: 2,
        at: '13:10',
        starter: 'progress',
        text: 'Mateo solved four of five fraction problems on his own today.',
        nextStep: 'Ask him to cut an apple into eighths and show you three of them.',
        translations: { es: 'Hoy Mateo resolvió solo cuatro de cinco problemas de fracciones.' },
      },
    ],
  },
  {
    key: 'omar-haddad',
    kind: 'direct',
    staff: 'okonkwo',
    student: 'omar',
    family: ['layla-haddad'],
    messages: [
      {
        by: 'okonkwo',
        ago: 7,
        at: '09:30',
        text: 'Omar would like to join the robotics club on Wednesdays. Is that all right with you?',
        translations: { ar: 'يودّ عمر الانضمام إلى نادي الروبوتات أيام الأربعاء. هل توافقين؟' },
        reply: 'needed',
      },
      {
        by: 'layla-haddad',
        ago: 7,
        at: '10:05',
        language: 'ar',
        text: 'نعم، بكل سرور. في أي ساعة ينتهي النادي؟',
        translations: { en: 'Yes, gladly. At what time does the club end?' },
        reply: 'needed',
      },
      {
        by: 'okonkwo',
        ago: 6,
        at: '08:45',
        text: 'At half past four. The late bus stops at the corner of your street.',
        translations: { ar: 'في الرابعة والنصف. تتوقف الحافلة المتأخرة عند زاوية شارعكم.' },
        reply: 'not-needed',
      },
    ],
  },
  {
    key: 'jordan-plan',
    kind: 'direct',
    staff: 'nair',
    student: 'jordan',
    family: ['jordan', 'carla-price', 'steve-miller'],
    messages: [
      {
        by: 'nair',
        ago: 5,
        at: '13:00',
        text: 'Jordan, would you like to look at your week together on Monday? Your family reads along here.',
        reply: 'needed',
      },
      { by: 'jordan', ago: 5, at: '14:20', text: 'ok monday after lunch works' },
      { by: 'carla-price', ago: 4, at: '08:00', text: 'Thank you both.', starter: 'thanks' },
    ],
  },
  {
    key: 'maya-book',
    kind: 'direct',
    staff: 'rivera',
    student: 'maya',
    family: ['maya', 'dana-brooks', 'marcus-hill'],
    messages: [
      {
        by: 'rivera',
        ago: 7,
        at: '13:20',
        text: 'Maya, you may choose the next book for our reading hour. Your mother and your father read along here.',
        reply: 'needed',
      },
      { by: 'maya', ago: 7, at: '14:10', text: 'Can it be the one about the fox? Chapter 3 is the best.' },
      { by: 'rivera', ago: 6, at: '08:05', starter: 'celebrate', text: 'The fox it is. You can read the first page to us, if you like.', reply: 'not-needed' },
      { by: 'marcus-hill', ago: 6, at: '12:30', text: 'We will practice the fox voices.' },
    ],
  },
  {
    key: 'chen-office',
    kind: 'direct',
    staff: 'whitfield',
    student: 'grace',
    family: ['amy-chen'],
    messages: [
      {
        by: 'amy-chen',
        ago: 6,
        at: '07:40',
        text: 'Good morning. Cars turn very fast at the school gate. Grace and Oliver cross there every day.',
        reply: 'needed',
      },
      {
        by: 'whitfield',
        ago: 6,
        at: '10:15',
        starter: 'plan',
        text: 'Thank you for telling me. From Monday an adult stands at the crossing from 7:30 until the bell.',
        nextStep: 'Walk to the crossing at the corner, not to the gate.',
      },
      { by: 'whitfield', ago: 2, at: '08:50', starter: 'question', text: 'I stood there myself this morning. Does it feel safer to you now?', reply: 'needed' },
      { by: 'amy-chen', ago: 2, at: '17:30', starter: 'thanks', text: 'Much safer. Oliver waves at the lady with the sign.' },
    ],
  },
  {
    key: 'room-8-creek',
    kind: 'announcement',
    staff: 'rivera',
    student: 'maya',
    subject: 'Trip to the creek',
    unread: 1,
    messages: [
      {
        by: 'rivera',
        ago: 3,
        at: '15:05',
        text: 'On Friday Room 8 walks to the creek. Please send boots and a snack. We are back by noon.',
        translations: { es: 'El viernes el salón 8 va caminando al arroyo. Por favor manden botas y una merienda. Volvemos antes del mediodía.' },
        asksAcknowledgement: true,
        acknowledgedBy: ['dana-brooks', 'lucia-ramirez'],
      },
    ],
  },
];
