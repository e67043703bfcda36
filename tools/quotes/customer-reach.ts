import { conversationWithOne, languageOf } from '#db/conversation.ts';
import type { Language } from '#language/language.ts';
import type { ToolContext } from '../tool.ts';

/** The language in which a message would reach a customer; null where none would. */
export async function customerReach(
  { db, reach, newId }: Pick<ToolContext, 'db' | 'reach' | 'newId'>,
  contactId: string,
): Promise<Language | null> {
  const conversationId = await conversationWithOne(db, { contactId }, reach, newId);
  return conversationId === null ? null : languageOf(db, conversationId);
}
