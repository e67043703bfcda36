import { expireHolds } from '#db/appointment.ts';
import type { ToolContext } from '../tool.ts';

/** Before a time is given: what is held and was not answered is free, whoever finds it. */
export async function expireInPassing({ db, wrote }: Pick<ToolContext, 'db' | 'wrote'>): Promise<void> {
  for (const id of await expireHolds(db))
    wrote({ table: 'appointment', op: 'update', id, values: { status: 'expired' }, isAside: true });
}
