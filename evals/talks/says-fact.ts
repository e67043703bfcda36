import { unaccent } from '#language/normalise.ts';

/**
 * Whether a text says a fact, or one of several between `|`: anywhere in it, but never within another number. Case, accents and
 * kinds of space do not matter, nor how a time is written: `17h50` is `17 h 50`, `17:50` and `5.50`.
 */
export function saysFact(text: string, fact: string): boolean {
  const said = spelled(text);
  return fact
    .split('|')
    .flatMap((one) => spellingsOf(spelled(one)))
    .some((one) => within(said, one));
}

function within(text: string, words: string): boolean {
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
    if (!isOneNumber(text, at) && !isOneNumber(text, at + words.length)) return true;
  }
  return false;
}

/** Whether a place in a text has a digit on both sides. */
function isOneNumber(text: string, at: number): boolean {
  return /^\d\d$/.test(text.slice(Math.max(0, at - 1), at + 1));
}

function spelled(text: string): string {
  return unaccent(text)
    .replace(/(?<=\d) (?=\d{3}(?!\d))/g, '')
    .replace(/(?<!\d)0?(\d{1,2}) ?[h:.] ?(\d{2})(?!\d)/g, '$1h$2')
    .replace(/(?<!\d)0?(\d{1,2}) h\b/g, '$1h');
}

/** A time of day by both clocks, the one of twelve hours and the one of twenty-four. */
function spellingsOf(words: string): string[] {
  const [, hour, minute] = /^(\d{1,2})h(\d{2})$/.exec(words) ?? [];
  if (!hour || !minute) return [words];
  return [words, `${Number(hour) + (Number(hour) > 12 ? -12 : 12)}h${minute}`];
}
