import type { CustomerHearing, Hear, HeardActs } from './heard.ts';
import type { CustomerState } from './state.ts';

const asksPrice =
  /(?:[,;.!]\s*(?:(?:et|and|also|aussi|puis)\s+)?|\s(?:et|and|also)\s+)(?:[^,;.!?]{0,30}\s)?(?:combien|le (?:prix|tarif)|les tarifs|the price|how much)\b[^.?!;]*[.?!]?/i;
const fewestLetters = 3;

/**
 * "…, et me dire combien coûte un montage de pneus ?": the price of something else may be asked beside any wish. Null where it is not, or
 * is of what is wished for, of which the offer says it.
 */
export function hearPriced(text: string, state: CustomerState, scope: CustomerHearing, hear: Hear): HeardActs | null {
  const found = asksPrice.exec(text);
  if (!found) return null;
  const rest = `${text.slice(0, found.index)} ${text.slice(found.index + found[0].length)}`.trim();
  if (rest.replace(/\P{L}/gu, '').length < fewestLetters) return null;
  const [asked, wished] = [scope.read(found[0]), scope.read(rest)];
  const named = asked.services.filter((service) => !wished.services.includes(service));
  if (named.length === 0 || named.length < asked.services.length || asked.when !== null) return null;
  const heard = hear(rest, state, scope);
  if (!heard.acts.some(({ kind }) => kind === 'wish' || kind === 'set')) return null;
  const words = found[0].replace(/^[\s,;.!]+(?:(?:et|and|also|aussi|puis)\s+)?/i, '');
  const price = { kind: 'ask' as const, intent: 'prices', said: { services: named, unclear: [] }, words };
  return { ...heard, acts: [...heard.acts, price] };
}
