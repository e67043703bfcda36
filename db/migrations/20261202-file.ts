import { Migration } from '@mikro-orm/migrations';
import { reference, tenantTable, versioned } from './tenant-table.ts';

/** Files that came in or were made, the messages that carry them, and the documents they became. */
export class FileTables extends Migration {
  override async up(): Promise<void> {
    for (const statement of statements) this.addSql(statement);
  }
}

const statements = [
  ...tenantTable(
    'file',
    `name text not null check (name <> ''),
hash text not null check (hash ~ '^[0-9a-f]{64}$'),
bytes integer not null check (bytes >= 0),
type text not null`,
  ),
  `create index file_hash on file (tenant_id, hash)`,
  ...tenantTable(
    'message_file',
    `message_id uuid not null,
conversation_id uuid not null,
file_id uuid not null`,
  ),
  `create unique index message_file_once on message_file (tenant_id, message_id, file_id)`,
  `create index message_file_conversation on message_file (tenant_id, conversation_id, id desc)`,
  reference('message_file', 'message_id', 'message'),
  reference('message_file', 'conversation_id', 'conversation'),
  reference('message_file', 'file_id', 'file'),
  ...tenantTable(
    'document',
    `file_id uuid not null,
label text not null check (label <> ''),
contact_id uuid,
vehicle_id uuid,
appointment_id uuid,
quote_id uuid,
invoice_id uuid,
author_id uuid,
check (num_nonnulls(contact_id, vehicle_id, appointment_id, quote_id, invoice_id) = 1)`,
  ),
  ...versioned('document'),
  reference('document', 'file_id', 'file'),
  reference('document', 'author_id', 'member'),
  ...['contact', 'vehicle', 'appointment', 'quote', 'invoice'].flatMap((noun) => [
    reference('document', `${noun}_id`, noun),
    `create index document_${noun} on document (tenant_id, ${noun}_id) where ${noun}_id is not null and deleted_at is null`,
  ]),
];
