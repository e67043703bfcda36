import { isDeepStrictEqual } from 'node:util';
import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { versionedTables } from './change.ts';
import { tenantColumns } from './columns.ts';
import type { Db } from './db.ts';
import { insertRow } from './insert-row.ts';

/** An action that waits for the yes of somebody who may do it: the exact input, and the version of the record it was made on. */
export const Proposal = defineEntity({
  name: 'Proposal',
  tableName: 'proposal',
  properties: {
    ...tenantColumns,
    tool: p.text(),
    input: p.json<Record<string, unknown>>(),
    summary: p.json<{ fr: string; en: string }>(),
    proposerId: p.uuid(),
    approverRole: p.enum(['OWNER', 'MANAGER'] as const),
    /** Null for something new, which is about no record yet. */
    recordTable: p.enum(versionedTables).nullable(),
    recordId: p.uuid().nullable(),
    recordVersion: p.integer().nullable(),
    status: p.enum(['open', 'approved', 'declined', 'outdated', 'expired'] as const).default('open'),
    expiresAt: p.datetime(),
    decidedBy: p.uuid().nullable(),
    decidedAt: p.datetime().nullable(),
  },
});

export type ProposalRow = InferEntity<typeof Proposal>;

type Stated = 'tool' | 'input' | 'summary' | 'proposerId' | 'approverRole' | 'expiresAt';
type About = 'recordTable' | 'recordId' | 'recordVersion';
type Like = Pick<ProposalRow, 'tool' | 'input' | 'proposerId' | About>;

export async function storeProposal(db: Db, proposal: Pick<ProposalRow, 'id' | Stated | About>): Promise<void> {
  await insertRow(db, Proposal, proposal);
}

/** The same, as it waits for an answer already; null when none does. */
export async function openProposalLike(
  db: Db,
  { input, recordTable = null, recordId = null, recordVersion = null, ...like }: Like,
  now: Date,
): Promise<ProposalRow | null> {
  const rows = await db.find(
    Proposal,
    { ...like, recordTable, recordId, recordVersion, status: 'open', expiresAt: { $gt: now } },
    { disableIdentityMap: true },
  );
  return rows.find((row) => isDeepStrictEqual(row.input, input)) ?? null;
}

/** A proposal that waits, and who made it. */
export type WaitingProposal = Pick<ProposalRow, 'id' | 'summary' | 'approverRole'> & { proposer: string };

/** What waits for a yes, oldest first. */
export async function waitingProposals(db: Db): Promise<WaitingProposal[]> {
  return db.execute<WaitingProposal[]>(
    `select proposal.id, proposal.summary, proposal.approver_role as "approverRole", member.name as proposer
     from proposal
     join member on member.tenant_id = proposal.tenant_id and member.id = proposal.proposer_id
     where proposal.status = 'open' and proposal.expires_at > app_now()
     order by proposal.created_at, proposal.id`,
  );
}

/** Ends the proposals whose time is over; gives them. */
export async function runOut(db: Db): Promise<ProposalRow[]> {
  const ended = await db.execute<{ id: string }[]>(
    `update proposal
     set status = 'expired', decided_at = app_now()
     where status = 'open' and expires_at <= app_now()
     returning id`,
  );
  const ids = ended.map(({ id }) => id);
  return ids.length === 0 ? [] : db.find(Proposal, { id: { $in: ids } }, { disableIdentityMap: true });
}

/** A proposal, locked until the transaction ends: of two who decide at once, the second finds it decided. */
export async function holdProposal(db: Db, id: string): Promise<ProposalRow | null> {
  await db.execute(`select from proposal where id = ? for update`, [id]);
  return db.findOne(Proposal, { id }, { disableIdentityMap: true });
}

/** Ends a proposal. `by`: the member who decided; null when the record had changed and nobody could. */
export async function endProposal(
  db: Db,
  id: string,
  { status, by }: { status: 'approved' | 'declined' | 'outdated'; by: string | null },
): Promise<void> {
  await db.execute(`update proposal set status = ?, decided_by = ?, decided_at = app_now() where id = ?`, [
    status,
    by,
    id,
  ]);
}
