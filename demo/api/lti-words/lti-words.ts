/**
 * The words of the pages of a launch, in each language that the widgets speak. They are the API's own: no widget and no page in a browser loads them.
 * Which language somebody gets is the visit's to say.
 */
import type { Language } from '../../languages.js';
import { ar } from './ar.js';
import { en } from './en.js';
import { es } from './es.js';
import { fr } from './fr.js';
import { ht } from './ht.js';
import { pt } from './pt.js';
import type { LtiWords } from './shape.js';
import { vi } from './vi.js';
import { zhHans } from './zh-hans.js';

export const ltiWords: Readonly<Record<Language, LtiWords>> = { en, es, ar, 'zh-Hans': zhHans, vi, fr, pt, ht };
