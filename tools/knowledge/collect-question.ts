import { keepQuestion } from '#db/open-question.ts';
import { fold } from '#language/normalise.ts';
import { tellingWords } from '../business/fact-lexicon.ts';
import type { ToolContext } from '../tool.ts';

const longest = 300;
const asks =
  /\?|^(?:est ce|qu est ce|c est quoi|c est combien|quel|quelle|quels|quelles|ou|quand|comment|combien|pourquoi|qui|faut il|peut on|puis je|avez vous|prenez vous|faites vous|acceptez vous|vous (?:avez|prenez|faites|acceptez)|is|are|do|does|can|could|may|what|where|when|how|which|who|have you)\b/;

/**
 * Keeps a question that nothing known answers, so that somebody of the business may answer it once for all. What asks nothing or says
 * nothing to be looked for is none. It is the talk's own row, like a message: no audit and no receipt has it.
 */
export async function collectQuestion(
  { db, actor, origin, language, newId }: ToolContext,
  words: string,
): Promise<void> {
  const question = words.trim().slice(0, longest);
  const isQuestion = question.includes('?') || asks.test(fold(question));
  if (!isQuestion || tellingWords(question).length === 0 || !('conversationId' in origin)) return;
  await keepQuestion(db, {
    ...{ id: newId(), words: question, wordsKey: fold(question), language, conversationId: origin.conversationId },
    contactId: actor.kind === 'customer' ? actor.contactId : null,
    memberId: actor.kind === 'member' ? actor.memberId : null,
  });
}
