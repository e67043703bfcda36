import { type ChoiceOption, readChoice } from './choice.ts';
import { isOnlyCourtesy } from './courtesies.ts';
import type { Language } from './language.ts';
import { fold } from './normalise.ts';
import { clean } from './quantities/page.ts';
import { type Claim, readClaims } from './quantities.ts';
import { weekdayOf } from './zone.ts';
import { readManneredYesNo } from './yes-no.ts';

type Moment = { language: Language; now: Date; zone: string };

/** Where another clause may begin: at a stop, at a word that joins one, or at one that asks. */
const boundary =
  /[.!?;:,\n]+\s*|\s+-+\s+|\s+(?=(?:et|and|puis|mais|but|sinon|par contre|au fait|btw|by the way|also|aussi|wait|attend[sz]?|attendez|hold on|actually|est-ce|est ce|vous|combien|où|ou|quand|comment|pourquoi|quelle?s?|do|does|can|could|will|is|are|where|what|when|how|who)(?!\p{L}))/giu;
const joins = /^(?:et|and|puis)\b/i;
const asks =
  /\?|^(?:est-ce|est ce|vous (?:etes|avez|prenez|faites|pouvez|acceptez)|combien|ou (?:est|etes|se|c est|sont|dois|puis)|quand|comment|pourquoi|quel|do|does|can|could|will|is|are|where|what|when|how|who)\b/;
/** Beside an answer these take it back, put it off or bind it to a condition. */
const objections =
  /\b(?:mais|but|seulement|only|sauf|except|unless|condition|sinon|otherwise|plutot|rather|instead|finalement|actually|en fait|pas|not|non|no|jamais|never|don t|can t|cannot|won t|attend[sz]?|attendez|(?<!\b(?:i|we|to) )wait|hold on|reflechi\w*|think|verifi\w*|check|redis|rappell?e\w*|let you know|get back|peut etre|maybe|perhaps|voir avec|see with|ask my|demande a|verra|will see|sais|know|hesit\w*|(?:re)?dis|(?:re)?dirai|moins cher|cheaper|autre|other|another|trop|too)\b/;
const conditions = /(?<!\b(?:savoir|savez|sais|demander|dire|know|wondering|ask|see) )\b(?:si|if)\b/;
/** What is asked of the business's own hours is no other time for the visit. */
const ofHours = /\b(?:ouverte?s?|ouvrez|fermez|fermee?s?|horaires|open|close|closed|closing|shut)\b/;
const ordinals =
  /\b(?:\d|premiere?|deuxieme|seconde?|troisieme|1ere?|2e|2eme|3e|first|second|third|dernier|derniere|last one|les deux|both)\b/;
/** Said to take note as often as to agree: a question beside it leaves it open which. */
const onlyNotes = /^(?:(?:ok|okay|oki|k|d accord|dac|bien|good|right|super|merci|thanks|bonjour|hello|hi|ah|oh) ?)+$/;
const longestMessage = 400;

/**
 * What a message answers to a question with options, and what else it says: "oui pour le 2, et vous êtes où ?" is option 1 and "et vous
 * êtes où ?". `option` is an index, or null where nothing is plainly chosen or what follows could take it back; then `rest` is the whole
 * message. A yes chooses the only option. `rest` is empty where the rest is courtesies.
 */
export function readAnswer(
  text: string,
  options: readonly ChoiceOption[],
  at: Moment,
): { option: number | null; rest: string } {
  const plain = (said: string): number | null =>
    readChoice(said, options, at) ?? (options.length === 1 && readManneredYesNo(said) === 'yes' ? 0 : null);
  const isFree = (rest: string, option: number) => {
    const claims = readClaims(rest, at).filter(({ kind }) => kind === 'date' || kind === 'time');
    const other = readChoice(rest, options, at);
    return (other === null || other === option) && fitsTimes(claims, options[option], rest);
  };
  const answered = cut(text, plain, isFree);
  if (answered === null) return { option: null, rest: text };
  const { startsAt } = options[answered.answer] ?? {};
  const said = readClaims(answered.rest, at).reduce(
    (rest, claim) => rest.replace(claim.text, ''),
    clean(answered.rest),
  );
  // "À jeudi" after the choice of Thursday.
  const isManners =
    isOnlyCourtesy(said.replace(/\b(?:à|a|le|on|for|then|alors)\b|à/giu, ' ')) &&
    (startsAt !== undefined || said === clean(answered.rest));
  return { option: answered.answer, rest: isManners ? '' : answered.rest };
}

/**
 * The yes or the no that a message begins with, and what else it says: "yes. Do you take cards?" is yes and "Do you take cards?". Null,
 * with the whole message as `rest`, where there is neither, or where what follows could take a yes back ("oui mais", "oui, jeudi").
 */
export function readYesNoAnswer(text: string, at: Moment): { answer: 'yes' | 'no' | null; rest: string } {
  const isFree = (rest: string, answer: 'yes' | 'no') => {
    const other = readManneredYesNo(rest);
    if (answer === 'no') return other !== 'yes';
    const claims = readClaims(rest, at).filter(({ kind }) => kind === 'date' || kind === 'time');
    return other !== 'no' && fitsTimes(claims, undefined, rest);
  };
  const answered = cut(text, readManneredYesNo, isFree);
  if (answered === null) return { answer: null, rest: text };
  return { answer: answered.answer, rest: isOnlyCourtesy(answered.rest) ? '' : answered.rest };
}

/** The longest beginning that is an answer, and the rest of the message. */
function cut<Answer extends number | 'yes' | 'no'>(
  text: string,
  read: (said: string) => Answer | null,
  isFree: (rest: string, answer: Answer) => boolean,
): { answer: Answer; rest: string } | null {
  const whole = read(text);
  if (whole !== null) return { answer: whole, rest: '' };
  if (text.length > longestMessage) return null;
  const cuts = [...text.matchAll(boundary)].toReversed();
  // A stop says better than a word where the answer ends: "ok pour le premier, et vous êtes où ?".
  const isStop = ([stop]: RegExpExecArray) => stop.trim() !== '';
  for (const match of [...cuts.filter(isStop), ...cuts.filter((each) => !isStop(each))]) {
    const head = text.slice(0, match.index);
    const rest = text.slice(match.index + match[0].length).trim();
    const answer = head.trim() === '' || match[0].includes('?') ? null : read(head);
    if (answer === null) continue;
    const isOpen = rest !== '' && !isSafe(head, rest, match[0], answer);
    return isOpen || !isFree(rest, answer) ? null : { answer, rest };
  }
  return null;
}

/** Whether what follows an answer leaves it standing. */
function isSafe(head: string, rest: string, stop: string, answer: number | 'yes' | 'no'): boolean {
  const folded = fold(rest);
  const isQuestion = rest.includes('?') || asks.test(folded);
  // A no is given up by nothing but a yes.
  if (answer === 'no') return true;
  if (stop.trim() === '' && !isQuestion && !joins.test(rest) && !isOnlyCourtesy(rest)) return false;
  if (/^(?:ou|or) /.test(folded) && !asks.test(folded)) return false;
  if (isQuestion && onlyNotes.test(fold(head)) && !joins.test(rest)) return false;
  return !objections.test(folded) && !conditions.test(folded) && !ordinals.test(folded.replace(/\b\d{2,}\b/g, ''));
}

function fitsTimes(claims: readonly Claim[], option: ChoiceOption | undefined, rest: string): boolean {
  if (claims.length === 0 || ofHours.test(fold(rest))) return true;
  const startsAt = option?.startsAt;
  return startsAt !== undefined && claims.every((claim) => fitsStart(startsAt, claim));
}

/** Whether a day or an hour that was said is that of a local start. */
export function fitsStart(startsAt: string, { kind, value }: Pick<Claim, 'kind' | 'value'>): boolean {
  const [date = '', time = ''] = startsAt.split('T');
  if (kind === 'time') return time === value;
  return value.startsWith('weekday:') ? weekdayOf(date) === Number(value.slice(8)) : date === value;
}
