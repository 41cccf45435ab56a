import 'flywheel-widgets/school.js';
import 'flywheel-widgets/check-in-card.js';
import { createRoot } from 'react-dom/client';
import { App } from './app';

const getToken = (): Promise<string> => fetch('/my-token').then((answer) => answer.text());
createRoot(document.querySelector('#app')!).render(<App getToken={getToken} />);
