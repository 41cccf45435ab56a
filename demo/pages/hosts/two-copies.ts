/** Loads the library twice, as a page does where two of its parts each bring their own: once with the page, once as the file for a script tag. */
import './host.js';

const second = '/copies/flywheel.js';
void import(/* @vite-ignore */ second);
