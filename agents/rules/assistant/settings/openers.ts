import type { Opener } from '../opening.ts';
import { awayOpeners } from './away.ts';
import { bayOpeners } from './bays.ts';
import { fieldOpeners } from './fields.ts';
import { hoursOpeners } from './opening.ts';
import { serviceOpeners } from './services.ts';
import { siteOpeners } from './site.ts';
import { teamOpeners } from './team.ts';

/** What the business changes of itself, in so many words. */
export const settingsOpeners: readonly Opener[] = [
  ...awayOpeners,
  ...bayOpeners,
  ...siteOpeners,
  ...hoursOpeners,
  ...serviceOpeners,
  ...teamOpeners,
  ...fieldOpeners,
];
