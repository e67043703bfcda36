import { fold } from '#language/normalise.ts';
import { isSameWord } from '#language/same-word.ts';
import type { Filled } from '../dialogue/intent.ts';
import type { MemberHeard, MemberScope } from './heard.ts';
import { openedBy } from './openers.ts';
import { readBareCents, readCents } from './read/terms.ts';
import { colleagueWords, whenWords } from './read/words.ts';
import type { MemberReading } from './reading.ts';
import type { NamedRecord } from './records.ts';
import type { MemberState } from './state.ts';
import { isSmallWord } from './unread.ts';

/** A list stays in view while its own records are worked on. */
const keepsInView: Readonly<Record<string, readonly string[]>> = {
  task: ['list_tasks', 'change_task'],
  deal: ['list_deals', 'change_deal'],
};
const shortestWord = 3;
const longest = 20;
const sure = 0.9;

const isDone =
  /\b(?:fait|faite|faits|fini\w*|done|reglee?|envoyee?|signee?|signed|sent|sorted|finished|termine\w*|coche\w*|tick\w*|gone)\b/;
const denied = /\b(?:pas|plus|jamais|not|never|isn t|hasn t|haven t|didn t|won t|n t)\b/;
const putsOff =
  /\b(?:mets?|met|remets?|decale\w*|repousse\w*|reporte\w*|avance\w*|bouge\w*|put|push|move|shift|postpone|make)\b/;
const givesTo = /\b(?:donne\w*|confie\w*|file|refile|passe\w*|assigne?\w*|attribue\w*|give|hand|let|pour|for|to)\b/;
const makes = /\b(?:mets?|passe\w*|make|change\w*|put|corrige\w*)\b/;
const wins = /\b(?:gagne\w*|signee?|signed|won|win|a signe|ont signe)\b/;
const clauseEnds = /[.;]\s+|,?\s+(?:et|and|puis|then|mais|but)\s+/i;
const theOther = /\b(?:l autre|the other(?: one)?|la seconde|the second one)\b/;

interface Wish {
  intent: string;
  said: Filled;
}

/**
 * "L'attestation, c'est envoyé", "donne les pneus hiver à Thomas", "make Bréhat 7200": said of the one record of the list in view that
 * has words of it in its name. Of a message with several parts each has to be said of one.
 */
export function hearListed(reading: MemberReading, state: MemberState, { read }: MemberScope): MemberHeard | null {
  const { last, listed } = state;
  const kind = listed[0]?.kind ?? '';
  const isInView = last !== null && (keepsInView[kind] ?? []).includes(last.tool);
  if (!isInView || reading.words.length > longest) return null;
  if (reading.source.includes('?')) return asksOf(reading, kind, state);
  if (openedBy(reading) !== null && !putsOff.test(fold(reading.text))) return null;
  const clauses = reading.source.replace(/^(?:et|and|puis|then)\s+/i, '').split(clauseEnds);
  const readings = clauses.length > 1 ? clauses.map(read) : [reading];
  const wishes = readings.flatMap((clause) => wishOf(clause, kind, state) ?? []);
  const [first] = wishes;
  if (!first || wishes.length < readings.length) return null;
  return { acts: wishes.map((wish) => ({ kind: 'wish', ...wish })), about: first.intent, confidence: sure };
}

/** "How much is the Taxi Bréhat one?" */
function asksOf(reading: MemberReading, kind: string, { listed }: MemberState): MemberHeard | null {
  const one = kind === 'deal' ? oneNamed(reading, listed) : null;
  if (!one?.label) return null;
  const said = { words: one.label };
  return { acts: [{ kind: 'wish', intent: 'pipeline', said }], about: 'pipeline', confidence: sure };
}

function wishOf(reading: MemberReading, kind: string, { listed, recent }: MemberState): Wish | null {
  const said = fold(reading.text);
  if (denied.test(said)) return null;
  const others = listed.filter(({ id }) => id !== recent.find((each) => each.kind === kind)?.id);
  const isOther = theOther.test(said) && listed.length === 2 && others.length === 1;
  const one = oneNamed(reading, listed) ?? (isOther ? (others[0] ?? null) : null);
  return one && (kind === 'task' ? ofTask(one, reading) : ofDeal(one, reading));
}

/** The only record with words of the message in its name; null where there is none, or more. */
function oneNamed({ words }: MemberReading, listed: readonly NamedRecord[]): NamedRecord | null {
  const naming = words.filter((word) => word.length >= shortestWord && !isSmallWord(word));
  const named = listed.map((record) => {
    const name = fold(record.label ?? '').split(' ');
    return { record, words: naming.filter((word) => name.some((each) => isSameWord(word, each))) };
  });
  const [best, second] = named.toSorted((a, b) => b.words.length - a.words.length);
  const isPlain = best && best.words.length > 0 && best.words.length > (second?.words.length ?? 0);
  // What another is called by as well is no sign that it is meant.
  const isAlone = named.every(
    ({ record, words: own }) => record === best?.record || own.every((word) => best?.words.includes(word)),
  );
  return isPlain && isAlone ? best.record : null;
}

function ofTask({ id: task }: NamedRecord, reading: MemberReading): Wish | null {
  const said = fold(reading.text);
  const [due, assignee] = [whenWords(reading), colleagueWords(reading)];
  if (due !== null && assignee === null && putsOff.test(said)) return { intent: 'postpone_task', said: { task, due } };
  if (assignee !== null && due === null && givesTo.test(said))
    return { intent: 'assign_task', said: { task, assignee } };
  return due === null && assignee === null && isDone.test(said) ? { intent: 'complete_task', said: { task } } : null;
}

function ofDeal({ id: deal }: NamedRecord, reading: MemberReading): Wish | null {
  const said = fold(reading.text);
  const cents = readCents(reading.source) ?? (makes.test(said) ? readBareCents(reading.source) : null);
  if (wins.test(said)) return { intent: 'win_deal', said: { deal, ...(cents !== null && { amount: String(cents) }) } };
  return cents !== null && makes.test(said) ? { intent: 'deal_amount', said: { deal, amount: String(cents) } } : null;
}
