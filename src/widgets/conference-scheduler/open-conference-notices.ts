/** What is said above the times while they are for something else, or cannot be had now. */
import { msg, str } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import type { Booking } from '../../contract/booking.js';
import { clock, offline } from '../../ui/icons.js';
import { notice } from '../../ui/notice.js';
import { whenOf, type Zoned } from './time-words.js';

export const movingView = ({ startsAt }: Booking, zoned: Zoned, keep: () => void): TemplateResult =>
  notice({
    tone: 'plain',
    icon: clock,
    title: msg('Choose the new time.'),
    text: msg(str`${whenOf(startsAt, zoned)} stays yours until you have the new one.`),
    actions: html`<button type="button" class="link quiet" @click=${keep}>${msg('Keep the old time')}</button>`,
  });

export const needsNetworkView = (): TemplateResult =>
  notice({
    tone: 'attention',
    icon: offline,
    title: msg('Holding a time needs a connection.'),
    text: msg('You can look at the times as they were last known, and write what you want to say. Choose the time once you are connected.'),
  });
