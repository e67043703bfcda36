import { Migration } from '@mikro-orm/migrations';
import { reference, tenantTable } from './tenant-table.ts';

/** What a customer must show before they read papers of another day, and the postcode that shows it where no car does. */
export class ChallengeTable extends Migration {
  override async up(): Promise<void> {
    for (const statement of statements) this.addSql(statement);
  }
}

const statements = [
  `alter table contact add column postcode text check (postcode ~ '^[0-9A-Z][0-9A-Z -]{2,9}$')`,
  ...tenantTable(
    'challenge',
    `conversation_id uuid not null,
contact_id uuid not null,
tool text not null,
input jsonb not null,
closed_at timestamptz`,
  ),
  `create index challenge_conversation on challenge (tenant_id, conversation_id, created_at)`,
  reference('challenge', 'conversation_id', 'conversation'),
  reference('challenge', 'contact_id', 'contact'),
];
