import { z } from 'zod';

/**
 * A record as an output names it, under the key of its noun (`contact`, `vehicle`, `task`, `quote`): later calls may give its
 * id in the place of words, and "la sienne" or "supprime-la" mean the one that was named last.
 */
export const refShape = z.object({ id: z.string(), label: z.string() });

export type Ref = z.infer<typeof refShape>;
