import type { MemberReading } from '../reading.ts';
import { first, tail, without } from './terms.ts';
import type { SpanKind } from './spans.ts';

/** Whom a message speaks of, in its words: a name, or else the plate or the phone that is theirs. */
export function whoWords(reading: MemberReading): string | null {
  return first(reading, 'contact', 'company', 'stranger') ?? first(reading, 'plate', 'phone');
}

/** A name alone. */
export function nameWords(reading: MemberReading): string | null {
  return first(reading, 'contact', 'company', 'stranger');
}

/** Which vehicle: its plate, or the model with whose it is. */
export function whichVehicle(reading: MemberReading): string | null {
  const plate = first(reading, 'plate');
  if (plate) return plate;
  const words = [first(reading, 'model'), nameWords(reading)].filter((each) => each !== null);
  return words.length === 0 ? null : words.join(' ');
}

/** A vehicle that is called one: a customer alone is none. */
export function namedVehicle(reading: MemberReading): string | null {
  return first(reading, 'plate') ?? (first(reading, 'model') === null ? null : whichVehicle(reading));
}

export function colleagueWords(reading: MemberReading): string | null {
  return (
    first(reading, 'colleague') ??
    (/\b(?:moi|à mon nom|myself|to me|for me|that's me|i'll take it)\b/i.test(reading.source) ? 'moi' : null)
  );
}

export function whenWords(reading: MemberReading): string | null {
  return first(reading, 'when') ?? reading.when?.text ?? null;
}

const edges =
  /^(?:[\s,.;:!?'"«»-]|(?:que|qu'|de|d'|à|to|that|and|et|pour|for|the)(?=[\s,:]|(?<=')|$)\s*)+|[\s,.;:!?"«»-]+$/gi;
/** What is said out of politeness alone. */
export const courtesies =
  /(?<!\p{L})(?:stp|svp|s'il (?:te|vous) pla[iî]t|please|pls|plz|merci|thanks|thx|ta)(?!\p{L})/giu;

/** Why it is so, behind a comma: "…, on sera short", "…, she doesn't need it". */
const reason =
  /\s*,\s*(?:no time|not? (?:possible|free)|pas le temps|pas dispo\w*|because|cos|car|parce|i'?m|i am|we'?re|we|he'?s|he|she'?s|she|they'?re|they|i have|i've|it's|it|je suis|je serai|j'ai|on est|on a|on sera|on|il est|il|elle est|elle|ils|y a|there's|too|trop|c'est|[çc]a)(?!\p{L})[^,]*$/iu;

export function withoutReason(text: string): string {
  return text.replace(reason, '');
}

/** The words a message leaves once its request, its courtesies and what was read of some kinds are gone; null when none are left. */
export function freeWords(reading: MemberReading, head: RegExp, ...kinds: SpanKind[]): string | null {
  const said = without(reading, ...kinds)
    .replace(head, ' ')
    .replaceAll(courtesies, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
  const words = trimmed(said);
  return words === '' ? null : words;
}

/** The words after the colon, where there is one; otherwise what the request leaves. */
export function toldWords(reading: MemberReading, head: RegExp, ...kinds: SpanKind[]): string | null {
  const said = tail(reading);
  if (said !== null) return trimmed(said.replaceAll(courtesies, ' ').replaceAll(/\s+/g, ' ').trim()) || null;
  return freeWords(reading, head, ...kinds);
}

function trimmed(text: string): string {
  let words = text;
  // Edges may hide behind each other: "que , de".
  for (let before = ''; before !== words;) {
    before = words;
    words = words.replaceAll(edges, '').trim();
  }
  return words;
}
