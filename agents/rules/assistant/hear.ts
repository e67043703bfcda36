import { fold } from '#language/normalise.ts';
import { readChoice } from '#language/choice.ts';
import { readYesNo } from '#language/yes-no.ts';
import { type Filled, missingSlot, readSlots } from '../dialogue/intent.ts';
import { type Stated, statedIn } from '../dialogue/stated.ts';
import type { Ear } from '../ear/open-ear.ts';
import { isDenied } from './denial.ts';
import { intentNamed } from './intents.ts';
import type { MemberReading } from './reading.ts';
import type { MemberAct, MemberSituation, MemberState } from './state.ts';

/** What a message of a member does in its place in the talk. */
export interface MemberHeard {
  acts: readonly MemberAct[];
  /** What it is about, for the record. */
  about: string;
  /** 0 to 1; an answer to our own question counts as certain. */
  confidence: number;
}

export interface MemberScope {
  context: Pick<MemberSituation['context'], 'ask' | 'language' | 'zone'>;
  now: Date;
  ear: Ear;
  read: (text: string) => MemberReading;
}

const certain = 1;
/** "Et demain ?" after a question that only a day was missing from. */
const goesOn = 0.85;
const manners: readonly string[] = ['greeting', 'thanks'];
const nearlySure = 0.6;
/** More are a sentence, not an answer. */
const longestAnswer = 8;
/** What takes back a word that was said before. */
const correction =
  /^(?:ah |euh |oups,? |oops,? )?(?:non|no|nan|pardon|finalement|plutot|en fait|actually|sorry|je voulais dire|i meant|i mean|rather)\b|\b(?:plutot|instead|rather)\s*$/;

/** Answers first, by what stands open; then what the ear hears. */
export function hearMember(text: string, state: MemberState, scope: MemberScope): MemberHeard {
  const reading = scope.read(text);
  return (
    hearChoice(text, scope) ??
    hearAnswer(reading, state, scope) ??
    hearMore(reading, state) ??
    hearWishes(text, reading, scope)
  );
}

/** Which of those we hesitated between is meant, where it is said in words that no lane takes for a plain answer. */
function hearChoice(text: string, { context, now }: MemberScope): MemberHeard | null {
  const { ask, language, zone } = context;
  if (ask === null || ask.topic !== 'which') return null;
  const option = readChoice(text, ask.options, { language, zone, now });
  return option === null ? null : { acts: [{ kind: 'choose', option }], about: 'choice', confidence: certain };
}

/** An answer to our own question: what was asked for, a correction of what was said, or that it is not wanted any more. */
function hearAnswer(reading: MemberReading, { frames }: MemberState, scope: MemberScope): MemberHeard | null {
  const [frame] = frames;
  const intent = frame ? intentNamed(frame.intent) : null;
  if (!frame || !intent) return null;
  const { text } = reading;
  const said = readSlots(intent, reading);
  const isCorrection = correction.test(fold(text)) && Object.keys(said).length > 0;
  if (!isCorrection && (readYesNo(text) === 'no' || isDenied(text))) return dropped();
  const [best] = scope.ear.rank(text);
  const isElse = !reading.isBare && best && best.probability >= scope.ear.sureFrom && best.intent !== intent.name;
  if (isElse || reading.words.length > longestAnswer) return null;
  const adds = isCorrection ? said : without(said, frame.slots);
  const about = intent.name;
  return Object.keys(adds).length === 0 ? null : { acts: [{ kind: 'set', said: adds }], about, confidence: certain };
}

/** "Et demain ?" after the planning of a day, "non, plutôt vendredi 10h" after a move. */
function hearMore(reading: MemberReading, { last }: MemberState): MemberHeard | null {
  if (last === null || !reading.isBare || reading.when === null) return null;
  const { intent } = last;
  const isCorrection = correction.test(fold(reading.text));
  const filled = isCorrection ? last.filled : {};
  const said = { ...filled, ...readSlots(intent, reading) };
  if (missingSlot(intent, said) !== null) return null;
  return { acts: [{ kind: 'wish', intent: intent.name, said }], about: intent.name, confidence: goesOn };
}

/** What the ear hears, in the order said. */
function hearWishes(text: string, reading: MemberReading, scope: MemberScope): MemberHeard {
  if (reading.words.length === 0) return { acts: [], about: 'none', confidence: 0 };
  const stated = statedIn(text, scope.ear).map((one, _, all) => {
    const read = all.length > 1 ? scope.read(one.words) : reading;
    return { ...one, read, probability: sureness(one, read, scope) };
  });
  const acts = stated.flatMap((one) => actOf(one, one.read));
  return {
    acts,
    about: acts[0]?.kind === 'drop' ? 'refuse' : (stated[0]?.intent ?? 'none'),
    confidence: Math.min(...stated.map(({ probability }) => probability)),
  };
}

/** Words that say all that a wish needs are as good as sure of it. */
function sureness({ intent: name, probability }: Stated, reading: MemberReading, { ear }: MemberScope): number {
  const intent = intentNamed(name);
  if (intent === null || probability < nearlySure) return probability;
  return missingSlot(intent, readSlots(intent, reading)) === null ? Math.max(probability, ear.sureFrom) : probability;
}

function actOf({ intent: name, words, probability }: Stated, reading: MemberReading): MemberAct[] {
  const isManners = manners.includes(name) && probability >= nearlySure;
  const intent = intentNamed(name);
  if (isManners) return [{ kind: 'manners', intent: name }];
  if (name === 'refuse' || (intent && isDenied(words))) return [{ kind: 'drop' }];
  if (intent) return [{ kind: 'wish', intent: name, said: readSlots(intent, reading) }];
  return [{ kind: 'ask', intent: manners.includes(name) ? 'none' : name, said: {}, words }];
}

function without(said: Filled, known: Filled): Filled {
  return Object.fromEntries(Object.entries(said).filter(([name]) => known[name] === undefined));
}

function dropped(): MemberHeard {
  return { acts: [{ kind: 'drop' }], about: 'refuse', confidence: certain };
}
