/** A school's page in React 19: who is signed in and in which language by properties, what was sent by an event; it can be drawn again. */
import { useState, type ReactElement } from 'react';
import type { CheckInSentEvent } from 'flywheel-widgets';
import type {} from 'flywheel-widgets/jsx';

export function App({ getToken }: { getToken: () => Promise<string> }): ReactElement {
  const [drawn, setDrawn] = useState(1);
  const [locale, setLocale] = useState('en');
  const [sent, setSent] = useState('nothing');
  const note = (event: CheckInSentEvent): void => setSent(event.checkInId ?? 'something');
  return (
    <>
      <button onClick={() => setDrawn(drawn + 1)}>Draw again</button>
      <button onClick={() => setLocale(locale === 'en' ? 'es' : 'en')}>Other language</button>
      <p>Drawn {drawn} times</p>
      <p>Sent {sent}</p>
      <flywheel-school api="/api/" getToken={getToken} locale={locale}>
        <flywheel-check-in-card key="card" mode="feelings" preReader={false} onflywheel-check-in-sent={note}>
          Call <a href="/contact">the school office</a>
        </flywheel-check-in-card>
      </flywheel-school>
    </>
  );
}
