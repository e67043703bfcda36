import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { tenantColumns } from './columns.ts';

export type Lane = 'legal' | 'person' | 'pending' | 'agent';

/** One answer in the making or made: who answered, with which model, what it cost. */
export const Turn = defineEntity({
  name: 'Turn',
  tableName: 'turn',
  properties: {
    ...tenantColumns,
    conversationId: p.uuid(),
    status: p.enum(['running', 'done', 'superseded', 'failed'] as const),
    lane: p.enum(['legal', 'person', 'pending', 'agent'] as const).nullable(),
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
