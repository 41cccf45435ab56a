import 'flywheel-widgets/school.js';
import 'flywheel-widgets/check-in-card.js';
import { bootstrapApplication } from '@angular/platform-browser';
import { SchoolPage } from './app';

await bootstrapApplication(SchoolPage);
