/** In which settings a story is photographed. It knows no story but by name, and takes no picture. */
import type { Browser } from 'playwright-core';
import { allLocales, sourceLocale } from '../../src/i18n/generated/locale-codes.js';
import { PSEUDO } from '../../stories/support/pseudo-locale.js';
import type { Entry } from '../stories/built.js';

export interface Look {
  readonly name: string;
  readonly width: number;
  /** Switches of Storybook's toolbar. */
  readonly dress: string;
  /** What the device is set to. */
  readonly page?: Parameters<Browser['newPage']>[0];
  readonly media?: 'print';
}

const light = 'scheme:light';
export const looks: readonly Look[] = [
  { name: 'light-800', width: 800, dress: light },
  { name: 'light-390', width: 390, dress: light },
  { name: 'light-280', width: 280, dress: light },
  { name: 'dark-800', width: 800, dress: 'scheme:dark', page: { colorScheme: 'dark' } },
  { name: 'dark-390', width: 390, dress: 'scheme:dark', page: { colorScheme: 'dark' } },
  { name: 'twice-the-text-390', width: 390, dress: `text:200;${light}` },
  { name: 'forced-colours-390', width: 390, dress: light, page: { forcedColors: 'active' } },
  { name: 'print-800', width: 800, dress: light, media: 'print' },
  ...[...allLocales.filter((code) => code !== sourceLocale), PSEUDO].map((code) => ({ name: `${code}-390`, width: 390, dress: `locale:${code};${light}` })),
];

/** These say in which setting they are seen. */
const ofOneLook = /--(right-to-left|dark|narrow-280|print)$/;

/** Every story, and the looks in which there is something to see. */
export const isSeenIn = ({ id }: Pick<Entry, 'id'>, look: Look): boolean => !ofOneLook.test(id) || look === looks[0];

export const fileOf = (id: string, look: string): string => `${id}.${look}.png`;
