import { saysCancel } from '#language/calls-off.ts';
import { fold } from '#language/normalise.ts';
import { isQuestion } from '#language/question.ts';
import { saidFor } from './hear-answer.ts';
import { certain, type CustomerHearing, type HeardActs } from './heard.ts';
import { hearQuoteAnswer } from './hear-quote-answer.ts';
import { areStanding } from './named-appointment.ts';
import { noteOfStanding } from './note-of-standing.ts';
import { type Placed, placeIntent } from './place-intent.ts';
import { noteIn } from './read-note.ts';
import { readServiceChange } from './read-service-change.ts';
import type { CustomerReading } from './reading.ts';
import { vehicleIn } from './said.ts';
import { notSaid } from './said-time.ts';
import { kindOf } from './skills.ts';
import type { CustomerAct, CustomerState } from './state.ts';
import { mergeKin } from './merge-kin.ts';
import { type Stated, statedIn } from '../dialogue/stated.ts';

/** What fits no open wish by itself, but says more of it: as good as understood while one is open. */
const moreOfTheSame = 0.85;
/** Of fewer words than half something else may have been said. */
const leastRead = 0.5;
const fewestWords = 3;
const clearExample = 0.8;
/** What the change of an appointment can sound like, part by part. */
const partsOfChange: readonly string[] = [
  'book',
  'move',
  'cancel',
  'symptom',
  'my_appointments',
  'confirm_presence',
  'none',
];
/** What a car is told of for. */
const tellsOfCar: readonly string[] = ['car_ready', 'my_details', 'symptom', 'book', 'none'];
/** Answers to an offer, and what is for nobody. */
const onlyOfOffers: readonly string[] = ['refuse', 'other_times', 'none', 'person', 'cancel'];
const shortestStatement = 4;
const shortestAside = 4;
/** A wish for something that nothing here knows is asked about. */
const needsSomething = /\b(?:besoin|faut|need|want|changer|remplacer|replace)\b/i;
const elsewhereAfter: readonly string[] = ['unknown', 'question'];
const wantsIt =
  /\b(?:ferais|ferai|faire|voudrai\w*|veux|aimerai\w*|faudrait|faut|besoin|need|want|like|can|could|possible|book|rdv|dispo)\b/;
const yesWords = new Set(['oui', 'ouais', 'yes', 'yep', 'yeah', 'ok', 'okay']);
const likelyNothing = 0.25;
/** What is another matter although the team was just told of something. */
const elsewhere: readonly string[] = [
  ...['book', 'move', 'cancel', 'my_appointments', 'prices', 'services', 'opening_hours', 'address', 'knowledge'],
  ...['car_ready', 'who_are_you', 'why', 'opt_out', 'person', 'accept_quote', 'refuse_quote', 'waiting_list'],
];

/** What the ear hears, in the place where it is said. */
export function hearWishes(
  text: string,
  reading: CustomerReading,
  state: CustomerState,
  scope: CustomerHearing,
): HeardActs {
  const answer = hearQuoteAnswer(text, state, scope);
  if (answer) return answer;
  const heard = hearStated(text, reading, state, scope);
  if (state.frames.length > 0 || scope.context.ask !== null) return withYes(heard, reading, state, scope);
  // "Pneus neige à monter" after something that was not understood is a wish of its own.
  const isNew = elsewhereAfter.includes(state.told ?? '') && reading.services.length > 0;
  if (state.told !== null && !isNew && isMore(heard, text, scope)) return noted('more', text, moreOfTheSame);
  // "Could you do mine on the 3rd?", after a question about one service.
  const isKnown = state.about.services.length > 0 || (reading.services.length > 0 && wantsIt.test(fold(text)));
  const isAbout = isKnown && saysDayAhead(reading) && heard.confidence < scope.ear.guessFrom;
  if (isAbout) {
    const said = saidFor('book', reading, state, scope);
    return { acts: [{ kind: 'wish', intent: 'book', said }], about: 'book', confidence: scope.ear.guessFrom };
  }
  // Better with the team than lost: no harm comes of it, and another model may know more.
  const isNothing = scope.ear
    .rank(text)
    .some(({ intent, probability }) => intent === 'none' && probability >= likelyNothing);
  const isLost =
    heard.confidence < scope.ear.guessFrom &&
    shareRead(reading) === 1 &&
    isStatement(reading) &&
    !isNothing &&
    !needsSomething.test(text);
  return isLost ? noted('unknown', text, scope.ear.guessFrom) : heard;
}

/** Where the ear is not sure, the examples of the skills may be: it was never taught "appointment please". */
function withExamples(
  stated: Stated,
  { ranked: [best], leftover, when, services, unclear }: CustomerReading,
  { ear }: CustomerHearing,
): Stated {
  // A day alone is hardly a wish: "c'est toujours bon pour jeudi ?"
  const isDay = best?.name === 'book' && when !== null && services.length + unclear.length === 0;
  const isClear = best !== undefined && best.probability >= clearExample && leftover === '' && !isDay;
  const knows = isClear && !onlyOfOffers.includes(best.name);
  return knows && stated.probability < ear.sureFrom
    ? { ...stated, intent: best.name, probability: best.probability }
    : stated;
}

/** "Oui, pas de souci si ça dure plus longtemps": a yes that chooses nothing has the offer put again. */
function withYes(
  heard: HeardActs,
  { words }: CustomerReading,
  { frames: [frame] }: CustomerState,
  { ear }: CustomerHearing,
): HeardActs {
  const isYes = yesWords.has(words[0] ?? '') && heard.confidence < ear.guessFrom;
  return isYes ? { acts: [{ kind: 'affirm' }], about: frame?.intent ?? 'none', confidence: ear.guessFrom } : heard;
}

function saysDayAhead({ when }: CustomerReading): boolean {
  return when !== null && when.days.length > 0 && when.problem === null;
}

/** After something was passed on, what wants nothing clear of its own says more of it. */
function isMore({ acts, confidence }: HeardActs, text: string, { ear }: CustomerHearing): boolean {
  if (acts.length > 0 && acts.every(({ kind }) => kind === 'manners')) return false;
  // A clear question is its own, though the ear be less sure of it.
  const least = isQuestion(text) ? ear.guessFrom : ear.sureFrom;
  return confidence < least || !acts.some((act) => 'intent' in act && elsewhere.includes(act.intent));
}

/** The whole message is told once, whatever it is heard as. */
function withOneNote(acts: readonly CustomerAct[]): CustomerAct[] {
  const first = acts.findIndex(({ kind }) => kind === 'note');
  return acts.filter(({ kind }, index) => kind !== 'note' || index === first);
}

function noted(intent: string, words: string, confidence: number): HeardActs {
  return { acts: [{ kind: 'note', intent, words }], about: intent, confidence };
}

function isStatement({ words }: CustomerReading): boolean {
  return words.length >= shortestStatement;
}

function hearStated(text: string, reading: CustomerReading, state: CustomerState, scope: CustomerHearing): HeardActs {
  const said = wishesIn(reading, state, scope).map((one, _, all) =>
    all.length === 1 ? withExamples(one, reading, scope) : one,
  );
  const placed = said.map((one) =>
    placeIntent(one, said.length > 1 ? scope.read(one.words) : reading, state, { ...scope, all: text }),
  );
  const stated = mergeKin(reading.stance.rest, placed, scope);
  const heard = stated.map((one) => actsOf(one, stated.length > 1, reading, state, scope));
  const acts = withOneNote(heard.flatMap((each) => each.acts));
  // What ails the car is seen to by the appointment: "vous pouvez jeter un œil ?" is no note beside it.
  const found = noteIn(text);
  const forStanding = noteOfStanding(text, scope);
  const note = forStanding ?? (found && !found.isExplicit && stated.some((one) => one.isSymptom) ? null : found);
  const hasNote = acts.some(({ kind }) => kind === 'note');
  const notes: CustomerAct[] = note && !hasNote ? [{ kind: 'note', intent: note.intent, words: note.words }] : [];
  // What fits what stands open was read, whatever the other words are.
  const fits = state.frames.length > 0 && (reading.when !== null || reading.services.length > 0);
  const confidence = Math.min(...heard.map((each) => each.confidence)) * (fits ? 1 : shareRead(reading));
  const isTask =
    acts.some(({ kind }) => kind === 'wish') && reading.services.length > 0 && !stated.some((one) => one.isSymptom);
  const isOnlyNote =
    forStanding !== null ||
    (note !== null && note.isWhole && (note.isExplicit ? !isTask : confidence < scope.ear.sureFrom));
  return {
    acts: note && isOnlyNote ? [{ kind: 'note', intent: note.intent, words: note.words }] : [...notes, ...acts],
    about: isOnlyNote ? (note?.intent ?? 'none') : (heard[0]?.about ?? 'none'),
    confidence: isOnlyNote ? moreOfTheSame : confidence,
  };
}

/** "Forget the full service, I just want a diagnostic check": of an appointment that stands it is one change, and no two wishes. */
function wishesIn(reading: CustomerReading, state: CustomerState, scope: CustomerHearing): [Stated, ...Stated[]] {
  const { rest } = reading.stance;
  const stated = statedIn(rest, scope.ear);
  const isChange =
    stated.length > 1 &&
    stated.every(({ intent }) => partsOfChange.includes(intent)) &&
    !saysCancel(rest) &&
    readServiceChange(reading, state, scope) !== null;
  // "Ma révision de jeudi, je peux la mettre lundi ?": what stands is named, and moved.
  const isMoved =
    stated.some(({ intent }) => intent === 'move') &&
    stated.every(({ intent }) => intent === 'move' || intent === 'book') &&
    areStanding(reading.services, scope.context) &&
    reading.unclear.length === 0;
  if (isChange || (stated.length > 1 && isMoved)) return [{ ...stated[0], intent: 'move', words: rest }];
  // "It's about my mum's car, not mine. Peugeot 308, GH-221-KL, needs rear pads": whose it is, and what it needs, are one wish.
  const isWhole =
    stated.length > 1 &&
    reading.services.length > 0 &&
    !rest.includes('?') &&
    stated.every(({ intent }) => tellsOfCar.includes(intent)) &&
    scope.ear.rank(rest)[0]?.intent === 'book';
  return isWhole ? [{ ...stated[0], intent: 'book', words: rest }] : stated;
}

/** Of a message in another language, or of none, the ear is no judge. */
function shareRead({ leftover, marked }: CustomerReading): number {
  const unread = leftover === '' ? 0 : leftover.split(' ').length;
  const share = 1 - unread / Math.max(fewestWords, marked.length);
  return share < leastRead ? share : 1;
}

function actsOf(
  { intent, probability, words, isSymptom }: Placed,
  isPart: boolean,
  whole: CustomerReading,
  state: CustomerState,
  scope: CustomerHearing,
): HeardActs {
  const reading = isPart ? scope.read(words) : whole;
  const heard = { about: intent, confidence: probability };
  const [frame] = state.frames;
  switch (kindOf(intent)) {
    case 'task': {
      const not = notSaid(reading, scope);
      const without: CustomerAct[] = [
        ...(not ? [{ kind: 'not' as const, said: not }] : []),
        ...(reading.denied.length > 0 ? [{ kind: 'not' as const, said: { services: reading.denied } }] : []),
      ];
      const said = saidFor(intent, reading, state, scope, isSymptom);
      const isOpen = frame?.intent === intent;

      const isVague = intent === 'book' && !isOpen && Object.keys(said).length === 0 && isQuestion(words);
      const isDoubtful = isVague && probability < scope.ear.sureFrom;
      const act: CustomerAct = isOpen ? { kind: 'set', said } : { kind: 'wish', intent, said, isDoubtful };
      const aside: CustomerAct[] = isVague || isPart ? [] : asidesIn(whole, scope);
      const goesOn = isOpen && (reading.when !== null || reading.services.length > 0);
      return {
        ...heard,
        confidence: goesOn ? Math.max(probability, moreOfTheSame) : probability,
        acts: [act, ...without, ...aside],
      };
    }
    case 'question': {
      // "Sa plaque, c'est EV-731-BN" says which vehicle what is being arranged is for.
      if (intent === 'my_details' && isOfBooking(reading, frame))
        return {
          ...heard,
          about: 'book',
          confidence: certain,
          acts: [{ kind: 'set', said: vehicleIn(reading, scope) }],
        };
      // "My mum's car, GH-221-KL, needs rear pads": the details are given for something.
      const isFor =
        intent === 'my_details' &&
        reading.email === null &&
        reading.services.length > 0 &&
        !isPart &&
        frame === undefined;
      if (isFor) {
        const said = saidFor('book', reading, state, scope);
        return { ...heard, about: 'book', acts: [{ kind: 'wish', intent: 'book', said }] };
      }
      const asks = reading.services.length + reading.unclear.length > 0;
      const said = asks ? { services: reading.services, unclear: reading.unclear } : {};
      // "Y a un tarif étudiant ?" asks more than a price.
      const isDoubtful = probability < scope.ear.sureFrom || (intent === 'prices' && reading.leftover !== '');
      return { ...heard, acts: [{ kind: 'ask', intent, said, words: reading.text, isDoubtful }] };
    }
    case 'note':
      return { ...heard, acts: [{ kind: 'note', intent, words: whole.text }] };
    case 'manners':
      return { ...heard, acts: [{ kind: 'manners', intent }] };
    case 'deny':
      return { ...heard, acts: [{ kind: 'deny' }] };
    case 'drop':
      return { ...heard, confidence: certain, acts: [{ kind: 'drop' }] };
    case 'none':
      return { ...heard, acts: [{ kind: 'ask', intent: 'none', said: {}, words, isDoubtful: true }] };
  }
}

/** Questions beside a wish, which the business may have an answer to: "she's in a wheelchair, can she get in?" */
function asidesIn({ text, when }: CustomerReading, { read }: CustomerHearing): CustomerAct[] {
  const sentences = text.split(/(?<=[.!?\n])\s+|(?<=\?)\s*(?:et|and)\s+/);
  if (sentences.length < 2 || when === null) return [];
  return sentences
    .filter((sentence) => sentence.includes('?') && sentence.split(' ').length >= shortestAside)
    .filter((sentence) => {
      const { services, unclear, when: own } = read(sentence);
      return services.length + unclear.length === 0 && own === null;
    })
    .map((words) => ({ kind: 'ask', intent: 'aside', said: {}, words, isDoubtful: true }));
}

function isOfBooking(
  { plate, email, name }: CustomerReading,
  frame: CustomerState['frames'][number] | undefined,
): boolean {
  return frame?.intent === 'book' && plate !== null && email === null && name === null;
}
