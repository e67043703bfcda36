import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { tenantColumns } from './columns.ts';
import type { Db } from './db.ts';
import { insertRow } from './insert-row.ts';

/** A file that came in or was made. Its bytes are among the blobs, under `hash`. */
export const KeptFile = defineEntity({
  name: 'KeptFile',
  tableName: 'file',
  properties: {
    ...tenantColumns,
    name: p.text(),
    hash: p.text(),
    bytes: p.integer(),
    /** By its bytes, never by its name. */
    type: p.text(),
  },
});

/** Which message carries a file: whoever is in that conversation may open it, and nobody else. */
export const MessageFile = defineEntity({
  name: 'MessageFile',
  tableName: 'message_file',
  properties: { ...tenantColumns, messageId: p.uuid(), conversationId: p.uuid(), fileId: p.uuid() },
});

export type FileRow = Pick<InferEntity<typeof KeptFile>, 'id' | 'name' | 'hash' | 'bytes' | 'type'>;

const columns = 'file.id, file.name, file.hash, file.bytes, file.type';

export async function addFile(db: Db, file: FileRow): Promise<void> {
  await insertRow(db, KeptFile, file);
}

/** Makes a message carry a file, once. */
export async function carryFile(
  db: Db,
  carried: Pick<InferEntity<typeof MessageFile>, 'id' | 'messageId' | 'conversationId' | 'fileId'>,
): Promise<void> {
  await insertRow(db, MessageFile, carried, '(tenant_id, message_id, file_id)');
}

/** A file that some message of the conversation carries; null for any other, there or not. */
export async function fileInConversation(db: Db, conversationId: string, id: string): Promise<FileRow | null> {
  const [row] = await db.execute<FileRow[]>(
    `select ${columns}
     from file
     where id = ? and deleted_at is null
       and exists (
         select from message_file
         where message_file.tenant_id = file.tenant_id and message_file.conversation_id = ? and message_file.file_id = file.id)`,
    [id, conversationId],
  );
  return row ?? null;
}

/** A file with the message it came with. */
export interface ReceivedFile extends FileRow {
  messageId: string;
  at: Date;
}

/** The files that were sent in by the other side of a conversation, the last one first. By `message_file_conversation`. */
export async function filesReceived(db: Db, conversationId: string, limit: number): Promise<ReceivedFile[]> {
  const rows = await db.execute<ReceivedFile[]>(
    `select ${columns}, message.id as "messageId", message.created_at as at
     from message_file
     join file on file.tenant_id = message_file.tenant_id and file.id = message_file.file_id and file.deleted_at is null
     join message on message.tenant_id = message_file.tenant_id and message.id = message_file.message_id
     where message_file.conversation_id = ? and message.direction = 'in'
     order by message.seq desc, message_file.id desc
     limit ?`,
    [conversationId, limit],
  );
  return rows.map((row) => ({ ...row, at: new Date(row.at) }));
}
