import { weekdayOf } from '#language/zone.ts';
import type { Claim } from '#language/quantities.ts';
import type { Draft } from './draft.ts';

/**
 * A day and a time said together were returned together: with `mardi à 14 h 30` and `jeudi à 9 h` on the table, `mardi à 9 h`
 * is made of two facts and is none. Opening hours and what the person said go with any day.
 */
export function checkPairs({ sentences, evidence }: Draft): string[] {
  const pairs = sentences.flatMap(({ claims }) => pairsOf(claims));
  if (pairs.length === 0) return [];
  const starts = [...evidence.starts()];
  return pairs
    .filter(([date, time]) => {
      // What is unknown by itself is reported by itself.
      if (!evidence.isKnown(date) || !evidence.isKnown(time)) return false;
      if (evidence.hours().has(time.value) || evidence.isSaid(time)) return false;
      return !starts.some((start) => start.endsWith(time.value) && isOn(start.slice(0, 10), date.value));
    })
    .map(([date, time]) => `No tool returned "${date.text}" together with "${time.text}".`);
}

/** Times belong to the date before them in the sentence, or else to the one after. */
function pairsOf(claims: readonly Claim[]): [Claim, Claim][] {
  const pairs: [Claim, Claim][] = [];
  for (const [index, claim] of claims.entries()) {
    if (claim.kind !== 'time') continue;
    const before = claims.slice(0, index).findLast((each) => each.kind === 'date');
    const next = claims[index + 1];
    const date = before ?? (next?.kind === 'date' ? next : undefined);
    if (date) pairs.push([date, claim]);
  }
  return pairs;
}

function isOn(day: string, value: string): boolean {
  return day === value || `weekday:${weekdayOf(day)}` === value;
}
