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
    unreadWords(reading).every((word) => around.has(word));

/** Somebody is away or a bay is out of order, whatever day was spoken of before: until when is asked for. */
export function saysAway({ source }: Pick<MemberReading, 'source'>): boolean {
  const said = fold(source);
  return awayWords.test(said) || outWords.test(said);
}

export const awayOpeners: readonly Opener[] = [
  { intent: 'block_time', said: awayWords, when: isSaid('colleague') },
  { intent: 'block_time', said: outWords, when: isSaid('bay') },
];

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
