import { expireHolds } from '#db/appointment.ts';
import type { ToolContext } from '../tool.ts';
import { asReleased } from './as-released.ts';

/** Before a time is given: what is held and was not answered is free, whoever finds it. */
export async function expireInPassing({ db, wrote }: Pick<ToolContext, 'db' | 'wrote'>): Promise<void> {
  for (const row of asReleased(await expireHolds(db), 'expired')) wrote({ ...row, isAside: true });
}
