import type { MemberReading } from '../reading.ts';
import { courtesies } from '../read/words.ts';
import { isPriceChange, setsPrice } from './services.ts';

/** Behind a price something else begins. */
const behindPrice =
  /(?<=\d ?(?:€|£|euros?|eur|e|balles|quid|bucks)?)\s*(?:[,;&+]\s*(?:(?:et|and|puis|then)\s+)?|\s(?:et|and|puis|then)\s+)(?=\p{L})/iu;
/** "Celui de la révision": the price goes on. */
const sameWords = /^(?:celui|celle|that|the one)\s+(?:de |du |des |of |for )/i;
/** Not what it shall be, but by how much. */
const relative = /(?:^|\s)(?:de|by|of|off|plus|moins|up|down)\s+\d|[+%-] ?\d|\d ?%/i;

/** "Passe le brushing à 26 € et la barbe à 20": each price as the wish it is; null where not every part names a service and its price. */
export function pricesIn(text: string, read: (words: string) => MemberReading): MemberReading[] | null {
  const parts = text.replaceAll(courtesies, ' ').trim().split(behindPrice);
  if (parts.length < 2 || relative.test(text) || !setsPrice.test(parts[0] ?? '')) return null;
  const readings = parts.map((part) => read(part.trim().replace(sameWords, '')));
  return readings.every(isPriceChange) ? readings : null;
}
