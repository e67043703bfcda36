import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { tenantColumns } from './columns.ts';
import type { Db } from './db.ts';
import { insertRow } from './insert-row.ts';

/** A member's second factor: the secret of their authenticator, sealed with the tenant's key, and what was tried. */
export const SecondFactor = defineEntity({
  name: 'SecondFactor',
  tableName: 'second_factor',
  properties: {
    ...tenantColumns,
    memberId: p.uuid(),
    secretSealed: p.text(),
    /** Since when it guards anything: from the first right code. */
    confirmedAt: p.datetime().nullable(),
    /** The step of the last code that was taken: no code counts twice. */
    lastStep: p.bigint('number').default(0),
    wrong: p.integer().default(0),
    wrongSince: p.datetime().nullable(),
  },
});

type Row = InferEntity<typeof SecondFactor>;
export interface FactorRow extends Pick<Row, 'id' | 'memberId' | 'secretSealed'> {
  confirmedAt: Date | null;
  lastStep: number;
  wrong: number;
  wrongSince: Date | null;
}

/** A member's factor, locked until the transaction ends: of two codes at once the second sees what the first did. */
export async function lockFactor(db: Db, memberId: string): Promise<FactorRow | null> {
  const [row] = await db.execute<(Omit<FactorRow, 'confirmedAt' | 'wrongSince'> & Instants)[]>(
    `select id, member_id as "memberId", secret_sealed as "secretSealed", confirmed_at as "confirmedAt",
       last_step::int as "lastStep", wrong, wrong_since as "wrongSince"
     from second_factor
     where member_id = ? and deleted_at is null
     for update`,
    [memberId],
  );
  if (!row) return null;
  return { ...row, confirmedAt: instant(row.confirmedAt), wrongSince: instant(row.wrongSince) };
}

/** As a query gives them. */
interface Instants {
  confirmedAt: Date | string | null;
  wrongSince: Date | string | null;
}

function instant(value: Date | string | null): Date | null {
  return value === null ? null : new Date(value);
}

/** Whether a member's acts are guarded: they have shown a code of their authenticator. */
export async function isGuarded(db: Db, memberId: string): Promise<boolean> {
  const [row] = await db.execute<unknown[]>(
    `select 1 from second_factor where member_id = ? and confirmed_at is not null and deleted_at is null`,
    [memberId],
  );
  return row !== undefined;
}

/** In the place of one that was never confirmed. */
export async function storeFactor(db: Db, factor: Pick<Row, 'id' | 'memberId' | 'secretSealed'>): Promise<void> {
  await dropFactor(db, factor.memberId);
  await insertRow(db, SecondFactor, factor);
}

export async function dropFactor(db: Db, memberId: string): Promise<void> {
  await db.execute(
    `update second_factor set deleted_at = app_now(), secret_sealed = 'gone' where member_id = ? and deleted_at is null`,
    [memberId],
  );
}

/** A right code: its step is used up, and the wrong ones before it are forgotten. */
export async function takeStep(db: Db, id: string, step: number): Promise<void> {
  await db.execute(
    `update second_factor
     set last_step = ?, wrong = 0, wrong_since = null, confirmed_at = coalesce(confirmed_at, app_now())
     where id = ?`,
    [step, id],
  );
}

/** One more wrong code; `since` is when the count began. */
export async function countWrong(db: Db, id: string, { wrong, since }: { wrong: number; since: Date }): Promise<void> {
  await db.execute(`update second_factor set wrong = ?, wrong_since = ? where id = ?`, [wrong, since, id]);
}

/** The key of the one message that holds a secret. */
export function factorKey(id: string): string {
  return `second-factor:${id}`;
}

/** Nobody reads afterwards what the secret was, neither in the outbox nor as it was sent. */
export async function maskSecret(db: Db, id: string): Promise<void> {
  await db.execute(
    `update message
     set text = '••••••',
       detail = case when detail -> 'rendered' is null then detail else jsonb_set(detail, '{rendered}', '"••••••"') end
     where dedupe_key = ?`,
    [factorKey(id)],
  );
}
