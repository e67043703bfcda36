import { fitsStart } from './answer.ts';
import { isOnlyCourtesy } from './courtesies.ts';
import type { Language } from './language.ts';
import { fold } from './normalise.ts';
import { clean } from './quantities/page.ts';
import { readClaims } from './quantities.ts';
import { readManneredYesNo, wordThumbs } from './yes-no.ts';

/** Folded words for "I will come" which are no yes to any other question. A reminder by SMS is answered so: `1`, `C`. */
const comes =
  /\b(?:1|c|presente?|ok(?:i|ie)? ?dok(?:i|ie|ey)|je (?:confirme(?: (?:bien )?(?:ma|notre) (?:venue|presence|participation|visite))?|maintiens|serai (?:bien )?(?:la|presente?|au (?:rdv|rendez vous)|a l heure)|viens|viendrai|suis (?:bien )?(?:la|dispo\w*))|j y serai|on (?:sera|y sera)(?: bien)?(?: la)?|nous (?:serons|y serons|viendrons)(?: la)?|(?:c est |ca )?(?:toujours (?:bon|ok|d accord)|tient(?: toujours)?)|(?:rdv|rendez vous) (?:confirme|maintenu)|confirmation|(?:c est |bien |c est bien )?note|bien recu|i ?(?:ll| will) (?:be (?:there|here|on time)|come)|we ?(?:ll| will) (?:be (?:there|here)|come)|will be there|i m coming|we re coming|coming|still (?:good|on|coming|ok)|noted|see (?:you|ya|u)(?: (?:then|there))?|count me in)\b/g;
/** And for "I will not". */
const staysAway =
  /\b(?:(?:je |j |on )?(?:ne )?(?:pourrai|pourrais|peux|peut|pourra|viens|vient|viendrai|viendra|serai|sera)(?: plus| pas)+(?: (?:venir|y aller|etre (?:la|present|presente)|la|dispo\w*))?|(?:je suis |on est |j ai (?:un )?)?empech(?:e|ee|ement|es)|(?:i |we )?(?:can ?t|cannot|can not|won ?t|couldn ?t)(?: be able to)?(?: (?:make it|come|be there|do it))?|(?:i m|we re|i am) not coming|not coming|unable to (?:make it|come))\b/g;
/** What joins the day and the hour to the rest: `ok à demain`, `oui pour 9h`. */
const links =
  /\b(?:a|le|la|au|pour|on|at|for|alors|donc|then|so|bien|the|de|du|my|mon|ma|notre|et|and|rdv|rendez vous|appointment)\b/g;
const longestAnswer = 120;

export interface ReminderAnswer {
  answer: 'yes' | 'no';
  /** It names the appointment, or says "I confirm": it cannot be meant for what was said since. */
  isNamed: boolean;
}

/**
 * What a message answers to a reminder of an appointment at `startsAt`, local: that the person comes, or does not. Null for anything
 * else: another day or hour, a question, a condition, a wish to cancel, thanks alone.
 */
export function readReminderAnswer(
  text: string,
  startsAt: string,
  at: { now: Date; zone: string; language: Language },
): ReminderAnswer | null {
  if (text.length > longestAnswer || text.includes('?')) return null;
  const claims = readClaims(text, at).filter(({ kind }) => kind === 'date' || kind === 'time');
  if (!claims.every((claim) => fitsStart(startsAt, claim))) return null;
  const rest = claims.reduce((said, claim) => said.replace(claim.text, ' '), clean(wordThumbs(text)));
  const folded = fold(rest).replace(/\bj (?=y )/g, 'j ');
  const isPlain = fold(text).split(' ').length <= 2;
  const away = folded.replace(staysAway, ' non ');
  // "1" and "c" stand alone, or with a word of manners: "c'est pour ma femme" is no answer.
  const said = away
    .replace(comes, (word) => (word.length > 1 || isPlain ? ' oui ' : word))
    .replace(/ +/g, ' ')
    .trim();
  const answer = claims.length > 0 ? readManneredYesNo(unlinked(said)) : readManneredYesNo(said);
  // "À demain !", "merci, à jeudi": whoever says so comes. Thanks alone say nothing.
  const isFarewell = claims.length > 0 && isOnlyCourtesy(unlinked(said)) && /\b(?:a|see you)\b/.test(folded);
  if (answer === null && !isFarewell) return null;
  const isNamed = claims.length > 0 || /\bconfirm|\b(?:rdv|rendez vous|appointment)\b/.test(fold(text));
  return { answer: answer ?? 'yes', isNamed };
}

function unlinked(said: string): string {
  return said.replace(links, ' ').replace(/ +/g, ' ').trim();
}
