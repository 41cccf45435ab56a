import { expect } from 'chai';
import { useLocale } from '../../../src/i18n/locale.js';
import { pieces } from '../../shared/widget-behaves.js';
import { idOf } from '../../support/check-ins.js';
import { deskBooking, deskInvitation, deskRequest, deskSlot, fallConference } from '../../support/desk-samples.js';
import { all, settled } from '../../support/inside.js';
import { mountDesk, type MountedDesk } from '../../support/mount-desk.js';

const lists = {
  'slots.list': [deskSlot(0, { free: 0 }), deskSlot(1), deskSlot(2)],
  'bookings.of-conference': [deskBooking(0, { interpreter: 'es', access: 'Reading at home' }), deskBooking(5, { state: 'cancelled', studentId: idOf(6) })],
  'conference-requests.of-conference': [deskRequest()],
  'conference-invitations.list': [deskInvitation(6, 'Leo Thompson'), deskInvitation(1, 'Maya Thompson', { bookings: 1 })],
};
/** What is read while everything is opened, and what was closed in it. Some parts close another as they open, so it ends after two rounds. */
async function wordsOf({ desk }: MountedDesk): Promise<Set<string>> {
  const found = pieces(desk);
  for (const round of [1, 2]) {
    for (const closed of all(desk, '[aria-expanded="false"]')) {
      if (!closed.isConnected) continue;
      closed.click();
      await settled(desk);
      for (const piece of pieces(desk)) found.add(piece);
    }
    expect(found.size, `round ${round}`).to.be.greaterThan(10);
  }
  return found;
}
const states: Record<string, (locale: string) => Promise<MountedDesk>> = {
  'all sections': (locale) => mountDesk(fallConference(), { lists, scene: { locale } }),
  'a meeting': async (locale) => {
    const mounted = await mountDesk(fallConference(), { lists, scene: { locale } });
    all(mounted.desk, '[id^="open-"]')[0]!.click();
    await settled(mounted.desk);
    return mounted;
  },
  'nothing yet': (locale) => mountDesk(undefined, { scene: { locale } }),
};
/** Names, and what people wrote. */
const sameEverywhere = /^(Room 12|(Maya|Leo|Ana) Thompson|Ms Rivera|Reading at home|Fall conferences|Alder Creek Elementary|I work in the evening)$/;

describe('widgets/conference-scheduler/staff-desk: its words', () => {
  afterEach(() => useLocale('en'));

  for (const language of ['es', 'ar'])
    for (const [name, mount] of Object.entries(states))
      it(`X-14 says every sentence of the desk in ${language}: ${name}`, async () => {
        const english = await wordsOf(await mount('en'));
        await useLocale(language);
        const theirs = [...(await wordsOf(await mount(language)))];
        expect(theirs.filter((piece) => english.has(piece) && /\p{L}{3}/u.test(piece) && !sameEverywhere.test(piece))).to.deep.equal([]);
      });
});
