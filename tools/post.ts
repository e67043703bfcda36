import { closeTopics, storeAsk } from '#db/ask.ts';
import { channelsOf } from '#db/channel-account.ts';
import { conversationWithOne, languageOf } from '#db/conversation.ts';
import type { Db } from '#db/db.ts';
import { storeOutbound } from '#db/message.ts';
import type { Queue } from '#db/queue.ts';
import { choicesOf } from './ask.ts';
import type { Behalf, ToolContext } from './tool.ts';

type Sender = Behalf & { store: { queue: Queue } };

/** A message to somebody else with its question and its job, in the transaction of `db`. */
export function postIn(db: Db, behalf: Sender): ToolContext['post'] {
  const { newId, origin, reach, store, tenant } = behalf;
  return async (recipient, message) => {
    const conversationId = await conversationWithOne(db, recipient, reach, newId);
    if (conversationId === null) return false;
    const language = await languageOf(db, conversationId);
    const ask = message.ask?.(language) ?? null;
    const [messageId, askId] = [newId(), newId()];
    const isNew = await storeOutbound(db, {
      id: messageId,
      conversationId,
      text: message.text(language),
      dedupeKey: message.dedupeKey,
      purpose: message.mayWait ? 'news' : 'notice',
      author: 'system',
      turnId: 'turnId' in origin ? origin.turnId : null,
      choices: ask ? choicesOf(askId, ask, language) : [],
    });
    if (!isNew) return true;
    // A customer's next "ok" is meant for this, and for nothing that was offered before.
    if ('contactId' in recipient) await closeTopics(db, conversationId, ['booking', 'which', 'choice']);
    if (ask) await storeAsk(db, { ...ask, id: askId, conversationId, messageId, until: new Date(ask.until) });
    await store.queue.enqueue(db, 'turn', { tenantId: tenant.id, conversationId }, conversationId);
    return true;
  };
}

/** The same on any channel of the business, whether or not this program sends on it. */
export function leaveIn(db: Db, behalf: Sender): ToolContext['leave'] {
  return async (recipient, message) => {
    const reach = await channelsOf(db);
    return postIn(db, { ...behalf, reach })(recipient, message);
  };
}
