import { counted, nounOf } from './counted.ts';
import { takeMatches, takeLeading, type Page } from './page.ts';

/** Looks for a digit first: looking behind every letter took ten times as long. */
const number = String.raw`(?=\d)(?<![\d.,:/'-])(?<![a-z\d]-?)(?<!(?<![a-z])(?:le|n|no|numero|option|euro|page) ?°? ?)(\d{1,3}(?:[ .,']\d{3})+(?!\d)|\d{1,6})`;
/** "14 de vos rendez-vous", "trois nouveaux clients", "2 unpaid invoices". */
const between = String.raw`(?: (?:de|of) (?:vos|nos|mes|tes|ces|your|our|my|the|these))?(?: (?:nouve\w+|autres?|prochaine?s|derni\w+|premi\w+|petite?s|grande?s|seule?s|vraie?s|bons|beaux|new|other|more|next|last|first|upcoming|open|free|available|pending|overdue|outstanding|whole|different|active|[a-z]{3,12}ed|[a-z]{2,9}id))?`;
const count = new RegExp(`${number}${between} (${counted.map(([, words]) => words).join('|')})(?![a-z'-])`, 'g');
const leading = new RegExp(String.raw`(?<number>${number}) ?(?:-|a|ou|et|to|or|and) ?$`);

/** How many there are of what a business counts, as `14 appointment`. Everything else must have been read before. */
export function takeCounts(page: Page): void {
  takeMatches(page, count, ([, digits = '', word = '']) => [
    { kind: 'count', value: `${numberIn(digits)} ${nounOf(word) ?? ''}` },
  ]);
  takeLeading(page, 'count', leading, ({ groups }, follower) =>
    follower.value.replace(/^\d+/, String(numberIn(groups?.['number'] ?? ''))),
  );
}

function numberIn(digits: string): number {
  return Number(digits.replace(/\D/g, ''));
}
