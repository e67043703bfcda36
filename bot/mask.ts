import type { Db } from '#db/db.ts';
import { type Heard, rewriteMessage } from '#db/message.ts';

/** A message, and its words without what nobody may read there. */
export interface Masked {
  messageId: string;
  masked: string;
}

/** Masks messages where they are kept. */
export async function maskMessages(db: Db, messages: readonly Masked[]): Promise<void> {
  for (const { messageId, masked } of messages) await rewriteMessage(db, messageId, masked);
}

/** What was heard, as it may be told to whoever answers later. */
export function heardMasked(heard: readonly Heard[], messages: readonly Masked[]): string[] {
  return heard.map(({ id, text }) => messages.find(({ messageId }) => messageId === id)?.masked ?? text);
}
