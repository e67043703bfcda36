import { defineEntity, p } from '@mikro-orm/core';
import { tenantColumns } from './columns.ts';
import type { Db } from './db.ts';

/** The last number given in a series and year. */
export const Counter = defineEntity({
  name: 'Counter',
  tableName: 'counter',
  properties: { ...tenantColumns, series: p.text(), year: p.integer(), value: p.integer().default(0) },
});

/**
 * The next number of a series, as `FAC-2026-0042`. The counter stays locked until the transaction ends and falls back with it, so that
 * no number is missing and none is given twice.
 */
export async function nextNumber(db: Db, series: string, year: number, newId: () => string): Promise<string> {
  const [row] = await db.execute<{ value: number }[]>(
    `insert into counter (id, series, year, value)
     values (?, ?, ?, 1)
     on conflict (tenant_id, series, year) do update set value = counter.value + 1
     returning value`,
    [newId(), series, year],
  );
  if (!row) throw new Error(`The series ${series} gave no number.`);
  return `${series}-${year}-${String(row.value).padStart(4, '0')}`;
}
