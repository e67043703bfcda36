import { type ToolContext, ToolError } from './tool.ts';

/** The contact a tool is about: the customer who writes, or the one a member speaks of. */
export function contactOf({ about }: Pick<ToolContext, 'about'>): string {
  if (about) return about.contactId;
  throw new ToolError('Nobody was named whom this is about.', 'Ask which customer is meant.', {
    fr: `Pour quel client ou quel véhicule ?`,
    en: `For which customer or vehicle?`,
  });
}

/** The conversation a tool was called in; a job has none. */
export function conversationIn({ origin }: Pick<ToolContext, 'origin'>): string {
  if ('conversationId' in origin) return origin.conversationId;
  throw new ToolError('This needs a conversation.', 'A job cannot do it.');
}
