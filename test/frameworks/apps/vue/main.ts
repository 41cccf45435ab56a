import 'flywheel-widgets/school.js';
import 'flywheel-widgets/check-in-card.js';
import { createApp } from 'vue';
import App from './App.vue';

const getToken = (): Promise<string> => fetch('/my-token').then((answer) => answer.text());
createApp(App, { getToken }).mount('#app');
