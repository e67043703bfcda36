import type { MessageRow } from '#db/message.ts';
import { castNameAt, type DemoBusiness } from './cast.ts';
import type { Names } from './names.ts';
import type { ToldMessage } from './played.ts';
import type { Snapshot } from './snapshot.ts';

/** The states of a message that nobody will ever read. */
const lost: MessageRow['status'][] = ['failed', 'refused', 'suppressed'];

/** What people were told that is no reply to them, in order. */
export function toldIn(
  messages: Pick<MessageRow, 'id' | 'conversationId' | 'status' | 'text'>[],
  replies: string[],
  { business, snapshot, names }: { business: DemoBusiness; snapshot: Snapshot; names: Names },
): ToldMessage[] {
  return messages
    .filter(({ id, status }) => !replies.includes(id) && !lost.includes(status))
    .map(({ conversationId, text }) => {
      const conversation = snapshot.get('conversation')?.get(conversationId);
      const address = snapshot.get('address')?.get(String(conversation?.['address_id']));
      const [channel, value] = [String(address?.['channel']), String(address?.['value'])];
      const to = castNameAt(business, channel, value) ?? names.get(conversationId) ?? 'nobody';
      const contactId = conversation?.['contact_id'];
      return { to, contactId: typeof contactId === 'string' ? contactId : null, text };
    });
}
