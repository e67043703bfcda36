import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { z } from 'zod';
import { type ReadRow, readRow } from './change.ts';
import { tenantColumns } from './columns.ts';
import type { Db } from './db.ts';
import { insertRow } from './insert-row.ts';

/** An act of a member that waits for the code of their authenticator, exactly as it was agreed to. */
export const StepUp = defineEntity({
  name: 'StepUp',
  tableName: 'step_up',
  properties: {
    ...tenantColumns,
    memberId: p.uuid(),
    conversationId: p.uuid(),
    tool: p.text(),
    input: p.json<Record<string, unknown>>(),
    summary: p.json<Record<'fr' | 'en', string>>(),
    proposalId: p.uuid().nullable(),
    record: p.json<ReadRow>().nullable(),
    until: p.datetime(),
    closedAt: p.datetime().nullable(),
  },
});

type Row = InferEntity<typeof StepUp>;
export type WaitingAct = Pick<Row, 'id' | 'memberId' | 'tool' | 'input' | 'proposalId' | 'record'>;

/** A newer act takes the place of one that waits in the same conversation. */
export async function storeStepUp(
  db: Db,
  act: Pick<
    Row,
    'id' | 'memberId' | 'conversationId' | 'tool' | 'input' | 'summary' | 'proposalId' | 'record' | 'until'
  >,
): Promise<void> {
  await db.execute(`update step_up set closed_at = app_now() where conversation_id = ? and closed_at is null`, [
    act.conversationId,
  ]);
  await insertRow(db, StepUp, act);
}

const actRow = z.object({
  ...{ id: z.string(), memberId: z.string(), tool: z.string(), input: z.record(z.string(), z.unknown()) },
  ...{ proposalId: z.string().nullable(), record: readRow.nullable() },
});

/** What waits for a code in a conversation; null for nothing, or where it has run out. */
export async function waitingAct(db: Db, conversationId: string): Promise<WaitingAct | null> {
  const [row] = await db.execute<unknown[] & object[]>(
    `select id, member_id as "memberId", tool, input, proposal_id as "proposalId", record
     from step_up
     where conversation_id = ? and closed_at is null and until > app_now()
     order by created_at desc, id desc
     limit 1`,
    [conversationId],
  );
  return row ? actRow.parse(row) : null;
}

export async function closeStepUp(db: Db, id: string): Promise<void> {
  await db.execute(`update step_up set closed_at = app_now() where id = ?`, [id]);
}
