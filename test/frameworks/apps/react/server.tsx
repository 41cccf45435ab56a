import 'flywheel-widgets/school.js';
import 'flywheel-widgets/check-in-card.js';
import { renderToString } from 'react-dom/server';
import { App } from './app';

export const render = (): string => renderToString(<App getToken={() => Promise.resolve('secret')} />);
