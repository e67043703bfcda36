import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { z } from 'zod';
import { tenantColumns } from './columns.ts';
import type { Db } from './db.ts';
import { insertRow } from './insert-row.ts';
import { type ListOrder, type Listed, type ListPage, pageSql } from './page.ts';

/** Two answers and the space between them go into one reply of the reception, which has 480 characters. */
export const mostAnswerLength = 235;

const phrases = z.array(z.string().trim().min(1, 'is empty'));
const sentence = z
  .string()
  .trim()
  .min(1, 'is empty')
  .max(mostAnswerLength, `is longer than ${mostAnswerLength} characters`);

/** Something a business answers when it is asked: what people say who ask it, and the sentence they get. */
const businessFact = z.strictObject({
  topic: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'use lower-case letters and digits, with hyphens between words'),
  asks: z
    .strictObject({ fr: phrases, en: phrases })
    .refine(({ fr, en }) => fr.length + en.length > 0, 'needs words or short questions in one language at least'),
  answer: z.strictObject({ fr: sentence, en: sentence }),
});

export type BusinessFact = z.infer<typeof businessFact>;

/** The facts of a business, a topic once. */
export const businessFacts = z.array(businessFact).superRefine((facts, context) => {
  for (const [index, { topic }] of facts.entries()) {
    if (facts.findIndex((fact) => fact.topic === topic) === index) continue;
    context.addIssue({ code: 'custom', path: [index, 'topic'], message: `"${topic}" is there twice` });
  }
});

/** A fact as it is kept: from the business's own file, said by a colleague, or their answer to what nobody could answer. */
export const KeptFact = defineEntity({
  name: 'Fact',
  tableName: 'fact',
  properties: {
    ...tenantColumns,
    topic: p.text(),
    /** What people say who ask it; of what was said in a sentence there may be none, and its own words stand for them. */
    asks: p.json<BusinessFact['asks']>(),
    answer: p.json<BusinessFact['answer']>(),
    /** The one language it was said in, which both answers are then in. */
    language: p.enum(['fr', 'en'] as const).nullable(),
    /** Customers hear it; what is not is told to colleagues only. */
    isPublic: p.boolean(),
    source: p.enum(['file', 'said', 'answer'] as const),
    authorId: p.uuid().nullable(),
    /** The turn it was said in. */
    turnId: p.uuid().nullable(),
    /** The last day on which it holds, in the business's zone. */
    expiresOn: p.date().nullable(),
    position: p.integer().default(0),
    version: p.integer().default(1),
  },
});

/** A fact with whoever said it. */
export interface KnownFact extends BusinessFact {
  id: string;
  version: number;
  language: 'fr' | 'en' | null;
  isPublic: boolean;
  source: 'file' | 'said' | 'answer';
  author: string | null;
  createdAt: Date;
  expiresOn: string | null;
}

/** Who asks: a customer hears what is public and holds today, and no query gives them more. */
export type Asker = 'customer' | 'member';

const known = `select fact.id, fact.version, fact.topic, fact.asks, fact.answer, fact.language, fact.is_public as "isPublic", fact.source,
       member.name as author, fact.created_at as "createdAt", to_char(fact.expires_on, 'YYYY-MM-DD') as "expiresOn"`;
const withAuthor = `left join member on member.tenant_id = fact.tenant_id and member.id = fact.author_id`;
/** By the calendar of the business. */
const holds = `fact.deleted_at is null
       and (fact.expires_on is null or fact.expires_on >= (select (app_now() at time zone zone)::date from tenant))`;

/** What the business knows and may tell whoever asks, in the order it was written down. By `fact_live`. */
export async function knownFacts(db: Db, asker: Asker): Promise<KnownFact[]> {
  const rows = await db.execute<KnownFact[]>(
    `${known}
     from fact
     ${withAuthor}
     where ${holds} and (fact.is_public or ?)
     order by fact.position, fact.created_at, fact.id`,
    [asker === 'member'],
  );
  return rows.map(dated);
}

export async function factById(db: Db, id: string): Promise<KnownFact | null> {
  const [row] = await db.execute<KnownFact[]>(`${known} from fact ${withAuthor} where fact.id = ? and ${holds}`, [id]);
  return row ? dated(row) : null;
}

function dated<Row extends { createdAt: Date }>(row: Row): Row {
  return { ...row, createdAt: new Date(row.createdAt) };
}

/** The newest first, what was said before what the business's file says. */
export const factOrder: ListOrder = {
  keys: [
    { sql: 'fact.created_at', type: 'timestamptz' },
    { sql: 'fact.id', type: 'uuid' },
  ],
  isNewestFirst: true,
};

export async function factsPage(db: Db, page: ListPage): Promise<(KnownFact & Listed)[]> {
  const { place, beyond, values, end } = pageSql(factOrder, page);
  const rows = await db.execute<(KnownFact & Listed)[]>(
    `${known}, ${place}
     from fact
     ${withAuthor}
     where ${holds} and ${beyond}
     ${end}`,
    [...values],
  );
  return rows.map(dated);
}

type FactRow = InferEntity<typeof KeptFact>;
export type NewFact = Pick<
  FactRow,
  'id' | 'topic' | 'asks' | 'answer' | 'language' | 'isPublic' | 'source' | 'authorId' | 'turnId' | 'expiresOn'
>;

export async function addFact(db: Db, fact: NewFact): Promise<void> {
  await insertRow(db, KeptFact, fact);
}

/** What a business wrote down in its file. */
export async function storeFacts(
  db: Db,
  facts: readonly BusinessFact[],
  { newId, at }: { newId: () => string; at: Date },
): Promise<string[]> {
  const rows = facts.map((fact, position) => ({
    ...{ ...fact, id: newId(), language: null, isPublic: true, source: 'file' as const, position },
    ...{ createdAt: at, updatedAt: at },
  }));
  if (rows.length > 0) await db.insertMany(KeptFact, rows);
  return rows.map(({ id }) => id);
}
