import { z } from 'zod';
import { holdsOf } from '#db/appointment.ts';
import { conversationIn } from '../subject.ts';
import { inWords } from '../speaking.ts';
import { defineTool } from '../tool.ts';
import { releaseHolds } from './release-holds.ts';

/** What the "no" to offered times runs. */
export const releaseSlots = defineTool({
  name: 'release_slots',
  description:
    'Gives back the times that hold_slots keeps in this conversation. Only the answer to its question runs it.',
  effect: 'write',
  roles: { CUSTOMER: 'runs' },
  input: z.object({}),
  output: z.object({ outcome: z.literal('released'), released: z.number() }),
  async run(ctx) {
    const holds = await holdsOf(ctx.db, conversationIn(ctx));
    await releaseHolds(ctx, holds);
    return { output: { outcome: 'released', released: holds.length }, closes: ['booking'] };
  },
  say: (_output, { language }) =>
    inWords(language, {
      fr: "D'accord. Quel autre jour ou quelle autre heure vous irait ?",
      en: 'All right. What other day or time would suit you?',
    }),
  deeds: () => [],
});
