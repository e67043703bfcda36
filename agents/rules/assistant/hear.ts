import { fold } from '#language/normalise.ts';
import { readYesNo } from '#language/yes-no.ts';
import type { PastTurn } from '../read-prompt.ts';
import { isDenied } from './denial.ts';
import { type Filled, type Intent, missingSlot } from './intent.ts';
import { assistantIntents } from './intents.ts';
import type { MemberReading } from './reading.ts';

/** What is being asked for and not complete yet, and what was asked for last: a pure fold over the history. */
export interface MemberTalk {
  open: { intent: Intent; filled: Filled } | null;
  last: Intent | null;
}

/** What a message means in its place in the talk. */
export interface MemberHeard {
  /** An intent's name, or the name of a piece of small talk. */
  name: string;
  /** 0 to 1; an answer to our own question counts as certain. */
  confidence: number;
  intent: Intent | null;
  filled: Filled;
}

export const nothingAsked: MemberTalk = { open: null, last: null };

const certain = 1;
/** "Et demain ?" after a question that only a day was missing from. */
const goesOn = 0.85;
/** A day out of the blue is hardly anything. */
const bareGuess = 0.45;
/** Of an open question, a message that is this surely something else is no answer. */
const clearlyElse = 0.7;
/** A message with unread words is never more certain than its share of read ones, counted over at least this many. */
const fewestWords = 3;
const clauseEnds = /[.!?;\n]+|\s+(?:et|puis|and|then)\s+/i;
const manners = new Set(['greeting', 'thanks', 'help']);
/** More are a sentence, not an answer. */
const longestAnswer = 8;

export function hearMember({ open, last }: MemberTalk, reading: MemberReading): MemberHeard {
  const fresh = hearFresh(reading);
  if (open !== null) {
    const isElse = !reading.isBare && fresh.confidence >= clearlyElse && fresh.name !== open.intent.name;
    if (readYesNo(reading.text) === 'no' || isDenied(reading.text)) return smallTalk('refuse', certain);
    const filled = isElse || reading.words.length > longestAnswer ? open.filled : answerTo(open, reading);
    if (filled !== open.filled) return { name: open.intent.name, confidence: certain, intent: open.intent, filled };
  }
  if (last !== null && reading.isBare && reading.when !== null && missingSlot(last, {}) === null) {
    return { name: last.name, confidence: goesOn, intent: last, filled: readSlots(last, reading) };
  }
  return fresh;
}

/** The talk after a turn was answered, whichever model or lane did it: a call ends what was asked for. */
export function settleTalk({ intent, filled }: MemberHeard, { calls }: PastTurn): MemberTalk {
  const called = calls.at(-1);
  if (called) return { open: null, last: assistantIntents.find((each) => each.tool === called.tool) ?? null };
  const isOpen = intent !== null && missingSlot(intent, filled) !== null;
  return { open: isOpen ? { intent, filled } : null, last: intent };
}

/** Several things are asked for at once: one of them would be lost. */
export function isSeveral(text: string, read: (text: string) => MemberReading): boolean {
  const clear = text.split(clauseEnds).flatMap((clause) => {
    const { name, confidence } = hearFresh(read(clause));
    return confidence >= clearlyElse && !manners.has(name) ? [name] : [];
  });
  return new Set(clear).size > 1;
}

/** What is read out of the blue. */
function hearFresh(reading: MemberReading): MemberHeard {
  const [best] = reading.ranked;
  if (best === undefined || reading.words.length === 0) return smallTalk('none', 0);
  const intent = assistantIntents.find((each) => each.name === best.name) ?? null;
  if (intent === null) return smallTalk(best.name, best.probability * shareRead(reading, {}));
  if (isDenied(reading.text)) return smallTalk('refuse', 0);
  const filled = readSlots(intent, reading);
  const share = shareRead(reading, filled) * (reading.isBare ? bareGuess : 1);
  return { name: best.name, confidence: best.probability * share, intent, filled };
}

function smallTalk(name: string, confidence: number): MemberHeard {
  return { name, confidence, intent: null, filled: {} };
}

function readSlots({ slots }: Intent, reading: MemberReading): Filled {
  const read = Object.entries(slots).map(([name, slot]) => [name, slot.read(reading)] as const);
  return Object.fromEntries(read.flatMap(([name, words]) => (words === null ? [] : [[name, words]])));
}

/** What was asked for, with what this message adds to it; the same object when it adds nothing. */
function answerTo({ intent, filled }: NonNullable<MemberTalk['open']>, reading: MemberReading): Filled {
  const said = readSlots(intent, reading);
  return Object.keys(said).some((name) => filled[name] === undefined) ? { ...said, ...filled } : filled;
}

/** The part of the message that was understood: what a slot took counts as read. */
function shareRead(reading: MemberReading, filled: Filled): number {
  const taken = new Set(Object.values(filled).flatMap((words) => fold(words).split(' ')));
  const unread = reading.leftover.split(' ').filter((word) => word !== '' && !taken.has(word)).length;
  return Math.max(0, 1 - unread / Math.max(fewestWords, reading.marked.length));
}
