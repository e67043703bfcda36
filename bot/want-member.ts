import { wantMember } from '#db/conversation.ts';
import type { Db } from '#db/db.ts';
import type { RowWritten } from '#tools/tool.ts';

/** Marks that somebody waits for a person of the business, and says so once. */
export async function markWaiting(db: Db, conversationId: string): Promise<RowWritten[]> {
  if (!(await wantMember(db, conversationId))) return [];
  return [{ table: 'conversation', op: 'update', id: conversationId, values: { memberWanted: true } }];
}
