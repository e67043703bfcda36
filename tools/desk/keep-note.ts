import { wantMember } from '#db/conversation.ts';
import { attachNote, type NoteKind, openNoteLike, storeNote, wantsAnswer } from '#db/note.ts';
import { contactOf, conversationIn } from '../subject.ts';
import type { ToolContext } from '../tool.ts';

const dayMs = 24 * 3_600_000;

interface NoteToKeep {
  kind: NoteKind;
  /** The person's own. */
  words: string;
  appointmentId: string | null;
}

/** Keeps a note once a day, however often it is repeated; where it wants an answer, the person waits for somebody of the team. */
export async function keepNote(ctx: ToolContext, note: NoteToKeep): Promise<{ id: string; already: boolean }> {
  const kept = await keep(ctx, note);
  if (wantsAnswer(note.kind)) {
    const id = conversationIn(ctx);
    await wantMember(ctx.db, id);
    ctx.wrote({ table: 'conversation', op: 'update', id, values: { memberWanted: true } });
  }
  return kept;
}

async function keep(
  ctx: ToolContext,
  { kind, words, appointmentId }: NoteToKeep,
): Promise<{ id: string; already: boolean }> {
  const conversationId = conversationIn(ctx);
  const like = await openNoteLike(ctx.db, { conversationId, kind, words }, new Date(ctx.now().getTime() - dayMs));
  if (!like) {
    const note = { id: ctx.newId(), contactId: contactOf(ctx), conversationId, appointmentId, kind, words };
    const urgent = kind === 'urgent';
    await storeNote(ctx.db, { ...note, urgent });
    // The words stay on the row, which can be erased: the audit never is.
    ctx.wrote({ table: 'note', op: 'insert', id: note.id, values: { kind, urgent } });
    return { id: note.id, already: false };
  }
  if (appointmentId !== null && like.appointmentId !== appointmentId) {
    await attachNote(ctx.db, like.id, appointmentId);
    ctx.wrote({ table: 'note', op: 'update', id: like.id, values: { appointment: appointmentId } });
  }
  return { id: like.id, already: true };
}
