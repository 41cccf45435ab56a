/** The card where there is nothing to show for a reason that stays, in its own words. */
import { msg } from '@lit/localize';
import type { TemplateResult } from 'lit';
import { closedView, type Closed } from '../../ui/closed-view.js';

export const cardClosed = (kind: Closed, again: () => void): TemplateResult =>
  closedView(
    kind,
    {
      misconfigured: msg('This check-in card is not set up yet.'),
      signIn: msg('Please sign in to check in.'),
      notOffered: msg('Your school does not offer check-ins here.'),
      notAllowed: msg('You cannot see check-ins for this student.'),
    },
    again,
  );
