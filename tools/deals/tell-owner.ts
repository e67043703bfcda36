import type { KnownDeal, StageRow } from '#db/deal.ts';
import { notify } from '../notifications/notify.ts';
import { inWords } from '../speaking.ts';
import type { ToolContext } from '../tool.ts';
import { dealLine, describeDeal } from './deal-view.ts';

/** Tells the colleague who has a deal from now on. */
export async function tellDealOwner(ctx: ToolContext, deal: KnownDeal, stages: readonly StageRow[]): Promise<void> {
  if (deal.ownerId === null) return;
  await notify(ctx, {
    kind: 'deal',
    about: `${deal.id}:${deal.version}`,
    to: deal.ownerId,
    words: () => (language, by) => {
      const line = dealLine(describeDeal({ ...ctx, language }, deal, stages), language);
      return inWords(language, {
        fr: `${by ?? 'Comptoir'} vous confie une affaire : ${line}.`,
        en: `${by ?? 'Comptoir'} has given you a deal: ${line}.`,
      });
    },
  });
}
