import { Migration } from '@mikro-orm/migrations';
import { reference, tenantTable } from './tenant-table.ts';

/** What a customer said that the team must know. */
export class NoteTable extends Migration {
  override async up(): Promise<void> {
    for (const statement of statements) this.addSql(statement);
  }
}

const statements = [
  ...tenantTable(
    'note',
    `contact_id uuid not null,
conversation_id uuid not null,
appointment_id uuid,
kind text not null check (kind in ('appointment', 'late', 'call_back', 'complaint', 'allergy', 'waiting_list', 'quote', 'bill',
  'data_export', 'data_erasure', 'urgent', 'other')),
words text not null,
urgent boolean not null default false,
done_at timestamptz`,
  ),
  `create index note_open on note (tenant_id, conversation_id, created_at) where done_at is null`,
  `create index note_appointment on note (tenant_id, appointment_id) where appointment_id is not null`,
  reference('note', 'contact_id', 'contact'),
  reference('note', 'conversation_id', 'conversation'),
  reference('note', 'appointment_id', 'appointment'),
];
