import 'flywheel-widgets/school.js';
import 'flywheel-widgets/check-in-card.js';
import { render as draw } from 'svelte/server';
import App from './App.svelte';

export const render = (): string => draw(App, { props: { getToken: () => Promise.resolve('secret') } }).body;
