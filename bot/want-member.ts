import { wantMember } from '#db/conversation.ts';
import type { Db } from '#db/db.ts';
import type { RowWritten } from '#tools/tool.ts';

/** Marks that somebody waits for a person of the business, and says so once. */
export async function markWaiting(db: Db, conversationId: string): Promise<RowWritten[]> {
  if (!(await wantMember(db, conversationId))) return [];
  return [{ table: 'conversation', op: 'update', id: conversationId, values: { memberWanted: true } }];
}

/** The times that were held and are free again, as rows. */
export function asReleased(ids: readonly string[], status: 'released' | 'expired' = 'released'): RowWritten[] {
  return ids.map((id) => ({ table: 'appointment', op: 'update', id, values: { status } }));
}
