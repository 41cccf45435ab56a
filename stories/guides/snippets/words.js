import { useWords } from 'flywheel-widgets';

// Any sentence of the library, named by its English words.
useWords('en', { 'Not today': 'Maybe tomorrow' });
// A language that the library does not have. What you leave out stays English.
useWords('nl', { 'Not today': 'Vandaag niet' });
