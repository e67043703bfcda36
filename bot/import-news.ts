import type { ImportRow } from '#db/contact-import.ts';
import { languageOf } from '#db/conversation.ts';
import type { Db } from '#db/db.ts';
import { carryFile, type FileRow } from '#db/file.ts';
import { memberById } from '#db/member.ts';
import { storeOutbound } from '#db/message.ts';
import type { TenantKey } from '#db/seal.ts';
import { auditRows } from '#tools/audit-rows.ts';
import type { BotContext } from './context.ts';

/** The audit says how many, and of which list: it is never erased, and so it says nobody's name. */
export async function auditImport(
  ctx: BotContext,
  db: Db,
  { id, memberId }: ImportRow,
  {
    key,
    values,
    action,
  }: { key: TenantKey; values: Record<string, string | number>; action: 'start_import' | 'undo_import' },
): Promise<void> {
  const member = await memberById(db, memberId);
  const actor = { kind: 'member', memberId, role: member?.role ?? 'USER' } as const;
  const trail = { key, newId: ctx.newId, actor, action, channel: 'job' };
  await auditRows(db, trail, [{ table: 'contact_import', op: 'update', id, values }]);
}

interface Said {
  /** What tells it from the others of this import: it is said once. */
  what: string;
  text(language: 'fr' | 'en'): string;
  file: FileRow | null;
}

/** Says something of an import in the conversation that it was started in, once. */
export async function tellOfImport(
  ctx: BotContext,
  db: Db,
  { row, tenantId }: { row: ImportRow; tenantId: string },
  { what, text, file }: Said,
): Promise<void> {
  const { conversationId } = row;
  const id = ctx.newId();
  const isNew = await storeOutbound(db, {
    ...{ id, conversationId, text: text(await languageOf(db, conversationId)), dedupeKey: `import:${row.id}:${what}` },
    ...{ purpose: 'notice', author: 'system', turnId: null, choices: [] },
  });
  if (!isNew) return;
  if (file) await carryFile(db, { id: ctx.newId(), messageId: id, conversationId, fileId: file.id });
  await ctx.store.queue.enqueue(db, 'turn', { tenantId, conversationId }, conversationId);
}
