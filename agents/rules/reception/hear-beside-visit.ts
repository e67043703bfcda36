import { fold } from '#language/normalise.ts';
import { isQuestion } from '#language/question.ts';
import { certain, type CustomerHearing, type HeardActs } from './heard.ts';
import type { CustomerReading } from './reading.ts';
import type { CustomerState } from './state.ts';

const greeting =
  /^\s*(?:(?:bonjour|bonsoir|bjr|bsr|salut|slt|coucou|hello|hi|hey|good (?:morning|evening|afternoon))[\s,!.]+)+/iu;
/** Where what is told ends and the rest begins. */
const seam = /[,;.!:]\s*|\s+(?:et|and|mais|but|du coup|donc|so)\s+/iu;
const comes =
  /^(?:(?:alors|donc|so|ok|en fait) )*(?:je (?:viens|passe|suis la|serai la|reviens|vais venir|vais passer)|on (?:vient|passe|sera la)|nous (?:venons|passons)|j ai (?:un )?(?:rdv|rendez vous)|jai (?:un )?(?:rdv|rendez vous)|mon (?:rdv|rendez vous) (?:est|c est)|i (?:m|am|ll be|will be) (?:coming|in|there|with you|booked|booked in|over|round)|we (?:re|are) (?:coming|in|booked in)|i (?:ve got|have got|have|got) (?:an |my )?(?:appointment|booking)|my (?:appointment|booking) is|see you)\b/;
const leavesIt =
  /^(?:(?:alors|donc|so|ok|en fait) )*(?:je (?:vous |vais (?:vous )?)?(?:depose|deposer|laisse|laisser|amene|amener|apporte|apporter)|on (?:vous )?(?:depose|laisse|amene)|i (?:m|am|ll|will)(?: be)? (?:dropping|drop|leaving|leave|bringing|bring))\b/;
const shortestQuestion = 3;

/**
 * "I'm in on Thursday, which way round the roadworks?", "I'm dropping it off tonight, what's the gate code?": the visit stands, or asks for
 * nothing, and what is asked is another matter. Null where the question is one of ours, or says more of the visit.
 */
export function hearBesideVisit(
  text: string,
  reading: CustomerReading,
  { frames, told }: CustomerState,
  { ear, context, read }: CustomerHearing,
): HeardActs | null {
  if (frames.length > 0 || context.ask !== null || told !== null) return null;
  const said = text.replace(greeting, '');
  const { index, 0: parting } = seam.exec(said) ?? { index: -1, 0: '' };
  if (index === -1) return null;
  const [visit, question] = [said.slice(0, index), said.slice(index + parting.length)];
  const isLeft = leavesIt.test(fold(visit));
  if (!isLeft && !comes.test(fold(visit))) return null;
  const asked = read(question);
  const isOfVisit =
    reading.services.length + reading.unclear.length > 0 || asked.when !== null || readsAsOwn(question, ear);
  const isStanding = context.appointments.some(({ startsAt }) => startsAt.slice(0, 10) === reading.when?.days[0]);
  if (isOfVisit || !(isLeft || isStanding) || !isQuestion(question)) return null;
  if (fold(question).split(' ').length < shortestQuestion) return null;
  return {
    acts: [{ kind: 'ask', intent: 'knowledge', said: {}, words: text }],
    about: 'knowledge',
    confidence: certain,
  };
}

/** What is certainly asked of an appointment, a price or the hours has its own answer. */
function readsAsOwn(question: string, { rank, guessFrom }: CustomerHearing['ear']): boolean {
  const [best] = rank(question);
  return best !== undefined && !ofTheHouse.includes(best.intent) && best.probability >= guessFrom;
}

/** What a question that the business may know the answer to sounds like. */
const ofTheHouse: readonly string[] = ['knowledge', 'none', 'address', 'drop_off', 'who_are_you'];
