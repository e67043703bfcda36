import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { z } from 'zod';
import { tenantColumns } from './columns.ts';
import type { Db } from './db.ts';
import { type ListOrder, type ListPage, pageSql, type Listed } from './page.ts';
import { insertRow } from './insert-row.ts';

/** What a deal must have before it enters a stage. */
export const requirements = ['amount', 'customer', 'quote', 'quote_sent', 'quote_accepted'] as const;
export type Requirement = (typeof requirements)[number];
const requiresJson = z.array(z.enum(requirements));

/** A stage that the deals of the business go through, in order. */
export const DealStage = defineEntity({
  name: 'DealStage',
  tableName: 'deal_stage',
  properties: {
    ...tenantColumns,
    code: p.text(),
    nameFr: p.text(),
    nameEn: p.text(),
    position: p.integer(),
    requires: p.json<Requirement[]>().onCreate(() => []),
    /** Who looks after a deal from here on; null: whoever did before. */
    ownerId: p.uuid().nullable(),
  },
});

export type StageRow = Pick<
  InferEntity<typeof DealStage>,
  'code' | 'nameFr' | 'nameEn' | 'position' | 'requires' | 'ownerId'
>;

export const Deal = defineEntity({
  name: 'Deal',
  tableName: 'deal',
  properties: {
    ...tenantColumns,
    title: p.text(),
    stage: p.text(),
    status: p.enum(['open', 'won', 'lost'] as const).default('open'),
    amountCents: p.integer().nullable(),
    contactId: p.uuid().nullable(),
    companyId: p.uuid().nullable(),
    quoteId: p.uuid().nullable(),
    ownerId: p.uuid().nullable(),
    reason: p.text().nullable(),
    stageAt: p.datetime(),
    closedAt: p.datetime().nullable(),
    version: p.integer().default(1),
  },
});

type DealRow = InferEntity<typeof Deal>;

export interface KnownDeal extends Listed {
  id: string;
  version: number;
  title: string;
  stage: string;
  status: DealRow['status'];
  amountCents: number | null;
  contactId: string | null;
  companyId: string | null;
  quoteId: string | null;
  /** How its quote stands; null without one. */
  quoteStatus: string | null;
  ownerId: string | null;
  owner: string | null;
  reason: string | null;
  stageAt: Date;
}

export async function stagesOf(db: Db): Promise<StageRow[]> {
  const rows = await db.execute<StageRow[]>(
    `select code, name_fr as "nameFr", name_en as "nameEn", position, requires, owner_id as "ownerId"
     from deal_stage
     where deleted_at is null
     order by position`,
  );
  return rows.map((row) => ({ ...row, requires: requiresJson.parse(row.requires) }));
}

export type NewDeal = Pick<
  DealRow,
  'id' | 'title' | 'stage' | 'amountCents' | 'contactId' | 'companyId' | 'ownerId' | 'stageAt'
>;

export async function addDeal(db: Db, deal: NewDeal): Promise<void> {
  await insertRow(db, Deal, deal);
}

export async function dealById(db: Db, id: string): Promise<KnownDeal | null> {
  const [row] = await known(db, `deal.id = ?`, [id], { limit: 1 });
  return row ?? null;
}

/** Those that have stood still longest at the head. */
export const stillOrder: ListOrder = {
  keys: [
    { sql: 'deal.stage_at', type: 'timestamptz' },
    { sql: 'deal.id', type: 'uuid' },
  ],
};
const newestOrder: ListOrder = {
  keys: [
    { sql: 'deal.created_at', type: 'timestamptz' },
    { sql: 'deal.id', type: 'uuid' },
  ],
  isNewestFirst: true,
};

/** The open deals, those that have stood still longest at the head. `fromCents`: of that amount and more. */
export async function openDeals(
  db: Db,
  { fromCents = null, stage = null }: { fromCents?: number | null; stage?: string | null },
  page: ListPage,
): Promise<KnownDeal[]> {
  return known(
    db,
    `deal.status = 'open' and (?::int is null or deal.amount_cents >= ?) and (?::text is null or deal.stage = ?)`,
    [fromCents, fromCents, stage, stage],
    page,
    stillOrder,
  );
}

/** The deals of any state whose title has some folded word, the newest at the head. */
export async function dealsTitled(db: Db, words: readonly string[], limit: number): Promise<KnownDeal[]> {
  if (words.length === 0) return [];
  const titled = `string_to_array(deal.title_key, ' ') && string_to_array(?, ' ')`;
  return known(db, titled, [words.join(' ')], { limit }, newestOrder);
}

/** How many deals are open in each stage, and their sum. */
export async function pipelineOf(db: Db): Promise<{ stage: string; count: number; amountCents: number }[]> {
  const rows = await db.execute<{ stage: string; count: number; amountCents: string }[]>(
    `select stage, count(*)::int as count, coalesce(sum(amount_cents), 0) as "amountCents"
     from deal
     where status = 'open' and deleted_at is null
     group by stage`,
  );
  return rows.map((row) => ({ ...row, amountCents: Number(row.amountCents) }));
}

async function known(
  db: Db,
  which: string,
  values: unknown[],
  page: ListPage,
  order: ListOrder = stillOrder,
): Promise<KnownDeal[]> {
  const { place, beyond, values: from, end } = pageSql(order, page);
  const rows = await db.execute<KnownDeal[]>(
    `select deal.id, deal.version, deal.title, deal.stage, deal.status, deal.amount_cents as "amountCents",
       deal.contact_id as "contactId", deal.company_id as "companyId", deal.quote_id as "quoteId",
       quote.status as "quoteStatus", deal.owner_id as "ownerId", member.name as owner, deal.reason, deal.stage_at as "stageAt", ${place}
     from deal
     left join quote on quote.tenant_id = deal.tenant_id and quote.id = deal.quote_id
     left join member on member.tenant_id = deal.tenant_id and member.id = deal.owner_id
     where ${which}
       and deal.deleted_at is null
       and ${beyond}
     ${end}`,
    [...values, ...from],
  );
  return rows.map((row) => ({ ...row, stageAt: new Date(row.stageAt) }));
}
