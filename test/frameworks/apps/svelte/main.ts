import 'flywheel-widgets/school.js';
import 'flywheel-widgets/check-in-card.js';
import { mount } from 'svelte';
import App from './App.svelte';

const getToken = (): Promise<string> => fetch('/my-token').then((answer) => answer.text());
mount(App, { target: document.querySelector('#app')!, props: { getToken } });
