import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { tenantColumns } from './columns.ts';
import type { Db } from './db.ts';

export type Lane = 'legal' | 'takeover' | 'ask' | 'agent';

/** One answer in the making or made: who answered, with which model, what it cost. */
export const Turn = defineEntity({
  name: 'Turn',
  tableName: 'turn',
  properties: {
    ...tenantColumns,
    conversationId: p.uuid(),
    status: p.enum(['running', 'done', 'superseded', 'failed'] as const),
    lane: p.enum(['legal', 'takeover', 'ask', 'agent'] as const).nullable(),
    agent: p.text().nullable(),
    model: p.text().nullable(),
    language: p.enum(['fr', 'en'] as const),
    /** The model's messages of this turn, whole: thought signatures must come back as they were given. */
    trace: p.json<unknown[]>().onCreate(() => []),
    guard: p.json<{ verdict: string; problems: string[] }>().nullable(),
    ms: p.json<Record<string, number>>().onCreate(() => ({})),
    inputTokens: p.integer().default(0),
    outputTokens: p.integer().default(0),
    costMicros: p.bigint('number').default(0),
    attempts: p.integer().default(1),
    finishedAt: p.datetime().nullable(),
  },
});

export type TurnRow = InferEntity<typeof Turn>;

/** Counts one more attempt of a turn whose process died. */
export async function resumeTurn(db: Db, id: string): Promise<void> {
  await db.execute(`update turn set attempts = attempts + 1 where id = ?`, [id]);
}

/** Starts a turn and gives it the messages it answers. */
export async function startTurn(
  db: Db,
  turn: { id: string; conversationId: string; language: 'fr' | 'en'; messageIds: string[] },
): Promise<void> {
  await db.execute(
    `with started as (
       insert into turn (id, conversation_id, status, language) values (?, ?, 'running', ?) returning id)
     update message
     set turn_id = started.id
     from started
     where message.id in (?)`,
    [turn.id, turn.conversationId, turn.language, turn.messageIds],
  );
}

export type TurnEnd = Pick<
  TurnRow,
  | 'status'
  | 'lane'
  | 'agent'
  | 'model'
  | 'language'
  | 'trace'
  | 'guard'
  | 'ms'
  | 'inputTokens'
  | 'outputTokens'
  | 'costMicros'
>;

export async function finishTurn(db: Db, id: string, end: TurnEnd): Promise<void> {
  await db.execute(
    `update turn
     set status = ?, lane = ?, agent = ?, model = ?, language = ?, trace = ?::jsonb, guard = ?::jsonb, ms = ?::jsonb,
       input_tokens = ?, output_tokens = ?, cost_micros = ?, finished_at = app_now()
     where id = ?`,
    [
      ...[end.status, end.lane, end.agent, end.model, end.language, JSON.stringify(end.trace)],
      ...[end.guard === null ? null : JSON.stringify(end.guard), JSON.stringify(end.ms)],
      ...[end.inputTokens, end.outputTokens, end.costMicros, id],
    ],
  );
}

/** How many turns in a row were given up for a newer message. */
export async function supersededInARow(db: Db, conversationId: string): Promise<number> {
  const [row] = await db.execute<{ n: number }[]>(
    `select count(*)::int as n
     from turn
     where conversation_id = ?
       and status = 'superseded'
       and created_at > coalesce(
         (select max(created_at) from turn where conversation_id = ? and status = 'done'), '-infinity')`,
    [conversationId, conversationId],
  );
  return row?.n ?? 0;
}

/** Whether a turn still runs, and no other process has ended it. */
export async function isRunning(db: Db, id: string): Promise<boolean> {
  const rows = await db.execute<unknown[]>(`select 1 from turn where id = ? and status = 'running'`, [id]);
  return rows.length === 1;
}

/** Gives up the running turn of a conversation; null when none is running. */
export async function failTurn(db: Db, conversationId: string): Promise<string | null> {
  const [row] = await db.execute<{ id: string }[]>(
    `update turn
     set status = 'failed', finished_at = app_now()
     where conversation_id = ? and status = 'running'
     returning id`,
    [conversationId],
  );
  return row?.id ?? null;
}
