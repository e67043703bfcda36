import { checkActions } from './actions.ts';
import { checkFigures } from './figures.ts';
import { checkGifts } from './gifts.ts';
import { checkIdentity } from './identity.ts';
import { checkLanguage } from './language.ts';
import { checkLeaks } from './leaks.ts';
import { checkLength } from './length.ts';
import { checkLinks } from './links.ts';
import { draftOf, type Draft, type Reply } from './draft.ts';
import { checkNames } from './names.ts';
import { checkStates } from './states.ts';
import { checkSubjects } from './subjects.ts';

/** One thing a reply must not do; each problem is put in words that its author understands. */
type Rule = (draft: Draft) => string[];

/** Exported for the test that takes them out one by one. */
export const rules: readonly Rule[] = [
  ...[checkLength, checkLeaks, checkLinks, checkLanguage, checkIdentity],
  ...[checkFigures, checkNames, checkSubjects, checkGifts, checkActions, checkStates],
];

/**
 * What is wrong with a reply; empty when it may leave. Decides by fixed rules alone: whatever the model was talked into, a
 * reply states only what a tool returned, what the context holds, or what the person said.
 */
export function guardReply(reply: Reply): string[] {
  const draft = draftOf(reply);
  return rules.flatMap((rule) => rule(draft));
}
