import { fold } from '#language/normalise.ts';
import { isSameWord } from '#language/same-word.ts';
import type { Filled } from '../dialogue/intent.ts';
import type { MemberHeard, MemberScope } from './heard.ts';
import { openedBy } from './openers.ts';
import { readBareCents, readCents } from './read/terms.ts';
import { colleagueWords, whenWords } from './read/words.ts';
import type { MemberReading } from './reading.ts';
import type { NamedRecord } from './records.ts';
import { isSmallWord } from './unread.ts';
import type { MemberState } from './state.ts';

/** A list stays in view while its own records are worked on. */
const keepsInView: Readonly<Record<string, readonly string[]>> = {
  task: ['list_tasks', 'change_task'],
  deal: ['list_deals', 'change_deal'],
};
const shortestWord = 3;
const longest = 12;
const sure = 0.9;

const isDone =
  /\b(?:fait|faite|faits|fini\w*|done|reglee?|envoyee?|signee?|signed|sent|sorted|finished|termine\w*|coche\w*|tick\w*|bon|as well|too|aussi)\b/;
const putsOff =
  /\b(?:mets?|met|remets?|decale\w*|repousse\w*|reporte\w*|avance\w*|bouge\w*|put|push|move|shift|postpone|make)\b/;
const givesTo = /\b(?:donne\w*|confie\w*|file|refile|passe\w*|assigne?\w*|attribue\w*|give|hand|let|pour|for|to)\b/;
const makes = /\b(?:mets?|passe\w*|make|change\w*|put|corrige\w*)\b/;
const wins = /\b(?:gagne\w*|signee?|signed|won|win|a signe|ont signe)\b/;

/**
 * "L'attestation, c'est envoyé", "donne les pneus hiver à Thomas", "make Bréhat 7200": said of the one record of the list in view that
 * has a word of it in its name.
 */
export function hearListed(reading: MemberReading, state: MemberState, _scope: MemberScope): MemberHeard | null {
  const { last, listed } = state;
  const kind = listed[0]?.kind ?? '';
  const isInView = last !== null && (keepsInView[kind] ?? []).includes(last.tool);
  if (!isInView || reading.words.length > longest || reading.source.includes('?')) return null;
  if (openedBy(reading) !== null && !putsOff.test(fold(reading.text))) return null;
  const one = oneNamed(reading, listed);
  const wish = one && (kind === 'task' ? ofTask(one, reading) : ofDeal(one, reading));
  return wish && { acts: [{ kind: 'wish', ...wish }], about: wish.intent, confidence: sure };
}

/** The only record with the most words of the message in its name; null where there is none, or more. */
function oneNamed({ words }: MemberReading, listed: readonly NamedRecord[]): NamedRecord | null {
  const naming = words.filter((word) => word.length >= shortestWord && !isSmallWord(word));
  const fits = listed.map((record) => {
    const name = fold(record.label ?? '').split(' ');
    return { record, count: naming.filter((word) => name.some((each) => isSameWord(word, each))).length };
  });
  const most = Math.max(0, ...fits.map(({ count }) => count));
  const [best, ...others] = fits.filter(({ count }) => count === most);
  return best && most > 0 && others.length === 0 ? best.record : null;
}

function ofTask({ id: task }: NamedRecord, reading: MemberReading): { intent: string; said: Filled } | null {
  const said = fold(reading.text);
  const [due, assignee] = [whenWords(reading), colleagueWords(reading)];
  if (due !== null && assignee === null && putsOff.test(said)) return { intent: 'postpone_task', said: { task, due } };
  if (assignee !== null && due === null && givesTo.test(said))
    return { intent: 'assign_task', said: { task, assignee } };
  return due === null && assignee === null && isDone.test(said) ? { intent: 'complete_task', said: { task } } : null;
}

function ofDeal({ id: deal }: NamedRecord, reading: MemberReading): { intent: string; said: Filled } | null {
  const said = fold(reading.text);
  const cents = readCents(reading.source) ?? (makes.test(said) ? readBareCents(reading.source) : null);
  if (cents !== null && makes.test(said)) return { intent: 'deal_amount', said: { deal, amount: String(cents) } };
  return cents === null && wins.test(said) ? { intent: 'win_deal', said: { deal } } : null;
}
