import { small, withA, withThe, withYour } from '#language/article.ts';
import type { Language } from '#language/language.ts';
import type { Speaking } from '../speaking.ts';
import { vehicleWords } from './vehicle-words.ts';
import { listed } from './visit-name.ts';

/** What is done in one visit: `name` is of all of it, `names` are there where it is several things. */
export interface Work {
  name: string;
  also: readonly string[];
  names?: readonly string[];
}

type SayName = (name: string) => string | null;

/** `la vidange et le parallélisme`; null where French does not know an article. */
export const theWork = sayEach({ fr: withThe, en: 'the' });
/** `votre vidange et votre parallélisme`. */
export const yourWork = sayEach({ fr: withYour, en: 'your' });
/** `une vidange`, and what comes in several: `les plaquettes de frein avant`. */
export const aWork = sayEach({ fr: (name) => withA(name) ?? withThe(name), en: 'the' });

/** English takes one word for all of them, French each its own. */
function sayEach({ fr, en }: { fr: SayName; en: string }) {
  return ({ name, also, names = [] }: Work, language: Language): string | null => {
    if (language === 'en') return `${en} ${small(name)}`;
    if (also.length === 0) return fr(name);
    const each = names.map(fr);
    return each.length > 0 && each.every((text) => text !== null) ? listed(each, 'fr') : null;
  };
}

/** What a visit is said with: whose vehicle, with whom, and what it costs. */
interface Visited {
  work: Work;
  plate: string | null;
  /** ` avec Sofia`, or nothing. */
  by?: string;
  price?: string;
}

/** `la vidange de votre Clio avec Sofia (89 €)`, or where French knows no article `votre rendez-vous (Ombré, 60 €)`. */
export function sayVisit(
  { work, plate, by = '', price }: Visited,
  { say, other }: { say: typeof theWork; other: string },
  speaking: Speaking,
): string {
  const { of, beside } = vehicleWords(plate, speaking);
  const said = say(work, speaking.language);
  const brackets = [said === null ? `${work.name}${of}` : null, beside, price].filter((part) => part != null);
  const head = said === null ? other : `${said}${of}`;
  return `${head}${by}${brackets.length === 0 ? '' : ` (${brackets.join(', ')})`}`;
}
