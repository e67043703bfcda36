import { fold } from '#language/normalise.ts';
import { names, type Opener } from '../opening.ts';
import type { MemberReading } from '../reading.ts';
import { unreadWords } from '../unread.ts';

const awayWords = /\b(?:conges?|vacances|malade|arret|formation|holidays?|leave|vacation|away|off|sick|training)\b/;
const outWords =
  /\b(?:hors service|hors d usage|hs|en panne|indisponible|immobilise|en reparation|en maintenance|out of (?:order|service|action|use)|down|broken|off|unavailable)\b/;
const around = new Set(
  `conge conges vacances malade arret maladie formation holiday holidays leave vacation away off sick training day days jour jours journee
  toute all whole est sera is will be jusqu jusque until till from to au inclus included hors service usage hs panne indisponible immobilise reparation
  maintenance out order action use down broken unavailable semaine week prend takes taking pose has a ne n`.split(
    /\s+/,
  ),
);

/**
 * Somebody is on leave or a bay is out of order; every word of it belongs to that, and a time that is not said is asked for. Who is only
 * "absent" may be back in an hour: that is heard as before.
 */
const isSaid =
  (...kinds: ('bay' | 'colleague')[]) =>
  (reading: MemberReading) =>
    names(...kinds)(reading) &&
    !names('contact', 'company', 'plate', 'model', 'phone', 'email')(reading) &&
    !reading.source.includes('?') &&
    reading.spans.filter(({ kind }) => kind === 'colleague' || kind === 'bay').length === 1 &&
    (isRead(reading) || isWithReason(reading));

const isRead = (reading: Pick<MemberReading, 'source' | 'spans'>) =>
  unreadWords(reading).every((word) => around.has(word));

/** What parts a clause from the next, and the words that a reason opens with. */
const seam =
  /[,;:.(–]\s*|\s+(?=(?:because|cos|cause|parce qu(?:e|')?|car|vu qu(?:e|')?|as (?:it|he|she)|since (?:it|he|she))\b)/iu;
/** Somebody is to do something: that is no reason. */
const wants =
  /\b(?:mets?|met|annul\w*|decal\w*|deplac\w*|bouge\w*|report\w*|previen\w*|prevenir|dis|dites|appel\w*|rappel\w*|command\w*|fais|faut|prends?|note[rz]?|demand\w*|ecri\w*|envoi\w*|cherche\w*|remplac\w*|regarde\w*|move|cancel|book|put|tell|ask|call|ring|order|note|send|write|cover\w*|replace|make|take|find|get|check|reschedul\w*|need\w*|can|could|peux|pouvez|tu|you|sauf|except|mais|but|pas|not|n t|or|ou)\b/;
const mostOfReason = 8;

/**
 * "Bay 2 is leaking oil, out of service till Wednesday evening": the clause that says it is read to its last word, and any other only
 * says why: a few words that want nothing and name no day.
 */
function isWithReason({ source, spans }: MemberReading): boolean {
  const clauses = clausesOf(source).map(({ from, to }) => ({
    words: fold(source.slice(from, to)),
    spans: spans
      .filter((span) => span.from < to && span.to > from)
      .map((span) => ({ ...span, from: span.from - from, to: span.to - from })),
    source: source.slice(from, to),
  }));
  const told = clauses.filter(({ words }) => awayWords.test(words) || outWords.test(words));
  const [main] = told;
  if (!main || told.length > 1 || !isRead(main) || !main.spans.some(({ kind }) => kind === 'when')) return false;
  return clauses.every(
    (clause) =>
      clause === main ||
      (!wants.test(clause.words) &&
        !/\d/.test(withoutBay(clause)) &&
        clause.words.split(' ').length <= mostOfReason &&
        !clause.spans.some(({ kind }) => kind === 'when')),
  );
}

function withoutBay({ source, spans }: Pick<MemberReading, 'source' | 'spans'>): string {
  return spans.reduce((text, { from, to }) => text.slice(0, from) + ' '.repeat(to - from) + text.slice(to), source);
}

function clausesOf(text: string): { from: number; to: number }[] {
  const parts = text.split(seam);
  let at = 0;
  return parts.flatMap((part) => {
    const from = text.indexOf(part, at);
    at = from + part.length;
    return part.trim() === '' ? [] : [{ from, to: at }];
  });
}

/** Somebody is away or a bay is out of order, whatever day was spoken of before: until when is asked for. */
export function saysAway({ source }: Pick<MemberReading, 'source'>): boolean {
  const said = fold(source);
  return awayWords.test(said) || outWords.test(said);
}

export const awayOpeners: readonly Opener[] = [
  { intent: 'block_time', said: awayWords, when: isSaid('colleague') },
  { intent: 'block_time', said: outWords, when: isSaid('bay') },
];

/** It says so in words that tell why, or of a colleague: what stands beside them is not for the diary. */
export function tellsWhyAway(reading: MemberReading): boolean {
  const said = fold(reading.source);
  return (names('colleague')(reading) && awayWords.test(said)) || (outWords.test(said) && awayReason(reading) !== null);
}

/** Why, as the diary shows it to the team; how somebody is, is nobody's business. */
export function awayReason({ source }: MemberReading): string | null {
  const said = fold(source);
  if (/\b(?:conges?|vacances|pose)\b/.test(said)) return 'congés';
  if (/\b(?:holidays?|leave|vacation)\b/.test(said)) return 'leave';
  if (/\bformation\b/.test(said)) return 'formation';
  if (/\btraining\b/.test(said)) return 'training';
  if (/\b(?:hors service|hs|en panne|en reparation)\b/.test(said)) return 'hors service';
  return /\bout of (?:order|service|action)\b/.test(said) ? 'out of order' : null;
}
