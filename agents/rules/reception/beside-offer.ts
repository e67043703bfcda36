import {
  askMoveOrCancelAgain,
  askQuoteAgain,
  askToCancelAgain,
  askToDoAgain,
  askToRenameAgain,
  offerPerson,
  putAgain,
} from './asking.ts';
import type { CustomerSituation } from './skill.ts';
import type { CustomerAct } from './state.ts';

/** Beside these an offer that stands is put again. */
const asides: readonly CustomerAct['kind'][] = ['ask', 'note', 'manners'];
/** They put a question of their own. */
const puttingTools: readonly string[] = ['hold_slots', 'cancel_appointment', 'change_my_name', 'accept_quote'];
/** Acts that answer the offer, or change what is wanted. */
const answers: readonly CustomerAct['kind'][] = ['choose', 'deny', 'drop', 'set', 'not', 'wish'];

/**
 * A text said while an offer stands. The next yes is an answer to that offer, so no other question that a yes could answer
 * may be put: in place of one, and after an aside, the offer is put again.
 */
export function besideOffer(
  text: string,
  { acts, situation }: { acts: readonly CustomerAct[]; situation: CustomerSituation },
): string {
  const again = offerAgain(situation);
  if (again === null || acts.some(({ kind }) => kind === 'choose')) return text;
  const { language } = situation.context;
  if (text.includes(offerPerson(language))) return text.replace(offerPerson(language), again);
  // A quote may wait; only no other question may be put beside it.
  if (situation.context.ask?.topic === 'quote') return text;
  if (acts.some(({ kind }) => answers.includes(kind)) || !acts.some(({ kind }) => asides.includes(kind))) return text;
  if (acts.some((act) => act.kind === 'manners' && act.intent === 'goodbye')) return text;
  if (acts.some((act) => act.kind === 'note' && act.intent === 'distress')) return text;
  // "You are welcome, have a nice day" would end a talk that waits for an answer.
  return acts.every(({ kind }) => kind === 'manners') ? again : `${text} ${again}`;
}

/** The question of the offer that stands; null when there is none, or when this turn made another. */
export function offerAgain({ context, current }: CustomerSituation): string | null {
  const { ask, language } = context;
  const isReplaced = current.calls.some(({ tool }) => puttingTools.includes(tool));
  const [first] = ask?.options ?? [];
  if (!ask || !first || isReplaced) return null;
  // A reminder may stay without an answer.
  if (ask.topic === 'reminder') return null;
  if (first.tool === 'find_slots') return askMoveOrCancelAgain(language);
  if (first.tool === 'cancel_appointment') return askToCancelAgain(first.label, language);
  if (first.tool === 'change_my_name') return askToRenameAgain(first.label, language);
  if (ask.topic === 'quote') return askQuoteAgain(first.label, language);
  if (ask.topic === 'yes') return askToDoAgain(first.label, language);
  return putAgain(ask.options, language);
}
