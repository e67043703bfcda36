import { z } from 'zod';
import { blocksBetween } from '#db/block.ts';
import { resourcesOf } from '#db/resource.ts';
import { mainSite } from '#db/site.ts';
import { dayLabel, timeLabel } from '#language/format.ts';
import { toLocal } from '#language/zone.ts';
import { refShape } from '../ref.ts';
import { inWords } from '../speaking.ts';
import { defineTool, type ToolContext } from '../tool.ts';
import { bayKinds, bayNames } from './bay-words.ts';

const output = z.object({
  bays: z.array(refShape.extend({ kind: z.enum(bayKinds), blockedUntil: z.string().nullable() })),
});

export const listBays = defineTool({
  name: 'list_bays',
  description:
    'Lists what an appointment can occupy: the bays (or chairs) and the technicians, and which of them is blocked right now.',
  effect: 'read',
  roles: { USER: 'runs', MANAGER: 'runs', OWNER: 'runs' },
  input: z.object({}),
  output,
  async run(ctx) {
    const rows = await resourcesOf(ctx.db, (await mainSite(ctx.db)).id);
    const now = ctx.now();
    const blocks = await blocksBetween(ctx.db, now, new Date(now.getTime() + 1));
    const bays = rows.map(({ id, name, kind }) => {
      const ends = blocks.filter(({ resourceId }) => resourceId === id).map(({ endsAt }) => endsAt.getTime());
      return { id, label: name, kind, blockedUntil: ends.length === 0 ? null : until(ctx, Math.max(...ends)) };
    });
    return { output: { bays }, closes: ['which'] };
  },
  say({ bays }, { language }) {
    const named = (kind: (typeof bayKinds)[number]) => {
      const each = bays
        .filter((bay) => bay.kind === kind)
        .map(({ label, blockedUntil }) => ({
          name: blockedUntil
            ? inWords(language, {
                fr: `${label} (bloqué jusqu'au ${blockedUntil})`,
                en: `${label} (blocked until ${blockedUntil})`,
              })
            : label,
        }));
      return bayNames(each, language);
    };
    return [
      inWords(language, { fr: `Postes : ${named('bay')}.`, en: `Bays: ${named('bay')}.` }),
      inWords(language, { fr: `Techniciens : ${named('technician')}.`, en: `Technicians: ${named('technician')}.` }),
    ].join('\n');
  },
  deeds: () => [],
});

function until({ tenant, language }: ToolContext, instant: number): string {
  const { date, time } = toLocal(new Date(instant), tenant.zone);
  return inWords(language, {
    fr: `${dayLabel(date, 'fr')} à ${timeLabel(time, 'fr')}`,
    en: `${dayLabel(date, 'en')} at ${timeLabel(time, 'en')}`,
  });
}
