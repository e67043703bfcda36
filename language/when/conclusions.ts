import type { DayReading } from './calendar.ts';
import { bothGap, isWish, listGap, type DayRole } from './roles.ts';
import type { Piece, Sheet } from './sheet.ts';

/** How far the words that lead to a wish, or close it, may reach. */
const longestReach = 80;
/** From this many days on a stretch says where a weekday lies. */
const fewDays = 4;

const leads =
  "(?:du coup|donc|alors|so|ideally|idealement|(?:et )?l'ideal(?: (?:ce )?(?:serait|est))?|(?:the )?ideal(?: day)? would be|ideal is)";
const small =
  "(?:plutot|peut-etre|pourquoi pas|pour|le|la|ce|cet|je|j'|on|vous|il|voudrais|veux|prendrais|prends|aimerais|prefere|prefererais|peux|peut|pourrais|pourrait|venir|passer|faire|auriez|avez|reste|disons|dit|mettons|c'est|ce serait|vers|maybe|perhaps|rather|could|can|would|'d|i'd|i|we|you|do|come|how about|what about|let's|say|make it|like|prefer|love|want|on|the|for|book me(?: in)?|put me|any chance of|either|it's|it has to be|only)";
/** "mardi j'ai dentiste, donc vendredi": words of a plan, then what they lead to. "mardi ou alors jeudi" wants either. */
const ledTo = new RegExp(
  `[a-z,.;!?][^DTP]*?(?<![a-z'])(?<!\\b(?:ou|or|et|and|sinon|otherwise|si|if|not|aussi|also|even|just|ever|and) )(?:${leads}|(?<=[,.;!?] ?)${leads},)(?: ?(?:${small})(?![a-z]))* ?$`,
);
/** "vendredi ça serait l'idéal". */
const closes =
  /^(?!.*\b(?:pas|not|n'est|isn't)\b.*\b(?:ideal|mieux|best)\b)(?:'s)?[^.;!?D]{0,40}\b(?:(?:ca|ce|c'|est|serait|sera|me semble) ?(?:serait |sera |est )?(?:vraiment )?(?:l'ideal|ideal|le (?:mieux|top))|(?:would|is|'d|'s|seems) (?:be )?(?:really )?(?:ideal|the ideal|best))(?![a-z])/;

/**
 * What a message comes to after telling of other plans is the wish: "j'essaie la robe mercredi, jeudi vous m'avez déjà, du coup
 * vendredi", "Tuesday I see my mum, Friday would be ideal". The roles with the days told before it `old`.
 */
export function concluded(sheet: Sheet, pieces: readonly Piece<DayReading>[], roles: readonly DayRole[]): DayRole[] {
  const gaps = pieces.map((piece, index) =>
    sheet.plain.slice(Math.max(pieces[index - 1]?.end ?? 0, piece.at - longestReach), piece.at),
  );
  let start = 0;
  for (const [index, piece] of pieces.entries()) {
    if (index === 0 || !isWish(roles[index] ?? 'old')) continue;
    if (ledTo.test(gaps[index] ?? '')) start = index;
    else if (closes.test(sheet.plain.slice(piece.end, piece.end + longestReach)))
      start = firstOfList(gaps, index, start);
  }
  const isWeekday = pieces[start]?.value.weekday !== undefined;
  return roles.map((role, index) => {
    const isStretch = isWeekday && (pieces[index]?.value.days.length ?? 0) >= fewDays;
    return index < start && isWish(role) && !isStretch ? 'old' : role;
  });
}

/** "mardi ou jeudi ça serait l'idéal": both. */
function firstOfList(gaps: readonly string[], index: number, start: number): number {
  let first = index;
  while (first > start && isListed(gaps[first] ?? '')) first--;
  return first;
}

function isListed(gap: string): boolean {
  return gap === ' ' || listGap.test(gap) || bothGap.test(gap);
}
