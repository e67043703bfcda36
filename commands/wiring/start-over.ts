import type { BotContext } from '#bot/context.ts';
import { releaseHoldsAt } from '#db/appointment.ts';
import { closeAllAsks } from '#db/ask.ts';
import { putAway } from '#db/conversation.ts';
import { asReleased } from '#tools/booking/as-released.ts';
import { auditRows } from '#tools/audit-rows.ts';
import type { Persona } from './personas.ts';

/** As many numbers are kept for strangers, from the persona's own on. */
const mostNumbers = 90;

/** Ends a talk: held times go back, questions close, and the next message begins another conversation. */
export async function startOver(
  { store, newId }: Pick<BotContext, 'store' | 'newId'>,
  tenantId: string,
  conversationId: string,
): Promise<void> {
  const key = await store.keyOf(tenantId);
  await store.forTenant(tenantId, async (db) => {
    const held = await releaseHoldsAt(db, conversationId);
    await closeAllAsks(db, conversationId);
    await putAway(db, conversationId);
    await auditRows(db, { key, newId, actor: { kind: 'platform' }, action: 'start_over', channel: 'page' }, [
      ...asReleased(held),
      { table: 'conversation', op: 'delete', id: conversationId, values: {} },
    ]);
  });
}

/** From which number everybody writes: a stranger who starts over is another one. */
export function unknownNumbers() {
  const ahead = new Map<string, number>();
  return {
    of({ id, from }: Persona): string {
      return from.sms.replace(/\d+$/, (digits) => String(BigInt(digits) + BigInt(ahead.get(id) ?? 0)));
    },
    /** Takes the next number from which nobody has written. */
    async next({ id }: Persona, isUnused: () => Promise<boolean>): Promise<void> {
      for (let tries = 0; tries < mostNumbers; tries += 1) {
        ahead.set(id, ((ahead.get(id) ?? 0) + 1) % mostNumbers);
        if (await isUnused()) return;
      }
    },
  };
}
