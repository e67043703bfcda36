import { unaccent } from '../normalise.ts';
import type { When } from '../when.ts';

const hourSaid =
  /\b\d{1,2} ?(?:h(?: ?\d{2})?|:\d{2}|[ap]\.?m|heures?|o'? ?clock)(?![a-z\d])|\b(?:une|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|dix[- ](?:sept|huit)) heures\b|\b(?:at|after|before|from|until|till) \d{1,2}(?:[.:]\d{2})?(?= ?(?:$|[,;!?)]|\.(?!\d)))/;
/** Beside these an hour is refused, told of or one of two, and leaving it out is a reading. */
const explained =
  /\b(?:ou|or|pas|not|plutot|instead|rather|ni|trop|too|n'est|isn't|can't|cannot|jusqu'a|until|till|avant|before|train|vol|flight|reunion|meeting|ecole|school|commence|starts?|finis|finish|travaille|work\w*|duree?|takes?|depuis|since|il y a|ago|rappel\w*|ring|call|pick\w*|depos\w*|cherche\w*|get back|ouvr\w*|ferm\w*|open|clos\w*)\b/;

/** Whether an hour stands in a message in so many words and none of it was read. */
export function hasUnreadHour(text: string, when: When | null): boolean {
  if (when === null || (when.time ?? when.from ?? when.to) !== null) return false;
  const said = unaccent(text);
  return hourSaid.test(said) && !explained.test(said);
}
