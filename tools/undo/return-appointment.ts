import { lockDiary, wouldFit } from '#db/appointment.ts';
import { blocksBetween } from '#db/block.ts';
import type { RowValues } from '#db/change.ts';
import { plannedById } from '#db/planning.ts';
import { inWords } from '../speaking.ts';
import type { RowWritten, ToolContext } from '../tool.ts';
import { sayingOf } from '../booking/own-appointment.ts';
import { describePlanned } from '../booking/planned-view.ts';

const occupying = ['booked', 'in_workshop', 'ready'];

/** Whether the appointments among some rows can be as they were before: nobody else has their time now, and it is not blocked. The diary is held. */
export async function canReturn(ctx: ToolContext, rows: readonly RowWritten[]): Promise<boolean> {
  const own = rows.filter(({ table, op }) => table === 'appointment' && op !== 'insert');
  if (own.length === 0) return true;
  await lockDiary(ctx.db);
  for (const { id, before = {} } of own) {
    const now = await plannedById(ctx.db, id);
    if (!now) continue;
    const status = before['status'] ?? now.status;
    if (!occupying.includes(String(status))) continue;
    const place = {
      bayId: textAt(before, 'bay_id') ?? now.bayId,
      technicianId: textAt(before, 'technician_id') ?? now.technicianId,
      startsAt: instant(before, 'starts_at') ?? now.startsAt,
      endsAt: instant(before, 'ends_at') ?? now.endsAt,
    };
    const blocks = await blocksBetween(ctx.db, place.startsAt, place.endsAt);
    const isBlocked = blocks.some(({ resourceId }) => resourceId === place.bayId || resourceId === place.technicianId);
    if (isBlocked || !(await wouldFit(ctx.db, { id, ...place }))) return false;
  }
  return true;
}

/** Tells the customers of appointments that came, went or moved once more; how the work goes on is told when they ask. */
export async function tellReturned(ctx: ToolContext, rows: readonly RowWritten[]): Promise<void> {
  const touched = rows.filter(({ table, values }) => table === 'appointment' && values['told'] === true);
  for (const { id } of touched) {
    const row = await plannedById(ctx.db, id);
    if (!row) continue;
    const isOn = row.status === 'booked';
    const text = (language: 'fr' | 'en') => {
      const { label, serviceName } = describePlanned(row, { ...sayingOf(ctx), language });
      return isOn
        ? inWords(language, {
            fr: `${ctx.tenant.name} : votre rendez-vous (${serviceName}) est finalement bien le ${label}.`,
            en: `${ctx.tenant.name}: your appointment (${serviceName}) is on ${label} after all.`,
          })
        : inWords(language, {
            fr: `${ctx.tenant.name} : votre rendez-vous du ${label} (${serviceName}) est finalement annulé.`,
            en: `${ctx.tenant.name}: your appointment on ${label} (${serviceName}) is cancelled after all.`,
          });
    };
    await ctx.post({ contactId: row.contactId }, { text, ask: null, dedupeKey: `undone:${id}:${row.version}` });
  }
}

function textAt(columns: RowValues, name: string): string | null {
  const value = columns[name];
  return typeof value === 'string' ? value : null;
}

function instant(columns: RowValues, name: string): Date | null {
  const value = textAt(columns, name);
  return value === null ? null : new Date(value);
}
