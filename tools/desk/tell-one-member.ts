import { membersWithRole } from '#db/member.ts';
import { alertKey } from '#db/note.ts';
import type { Language } from '#language/language.ts';
import type { Posted, Recipient, ToolContext } from '../tool.ts';

/**
 * Tells one member of a note, once: who came first of the managers and owners, else of all others. True when they can be reached
 * now; where nobody can, it waits on the channel of the first who has one, and `waiting` lists it.
 */
export async function tellOneMember(
  ctx: Pick<ToolContext, 'db' | 'post' | 'leave'>,
  noteId: string,
  text: (language: Language) => string,
): Promise<boolean> {
  const members = [
    ...(await membersWithRole(ctx.db, ['MANAGER', 'OWNER'])),
    ...(await membersWithRole(ctx.db, ['USER'])),
  ];
  const tell = (way: (recipient: Recipient, message: Posted) => Promise<boolean>, memberId: string) =>
    way({ memberId }, { text, ask: null, dedupeKey: alertKey(noteId, memberId) });
  for (const { id } of members) if (await tell(ctx.post, id)) return true;
  for (const { id } of members) if (await tell(ctx.leave, id)) return false;
  return false;
}
