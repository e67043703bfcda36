import { z } from 'zod';
import { lockDiary } from '#db/appointment.ts';
import { blockById, blocksBetween, type KnownBlock } from '#db/block.ts';
import { slotLabel } from '#language/format.ts';
import { toLocal } from '#language/zone.ts';
import { idIn } from '../meant.ts';
import { refShape } from '../ref.ts';
import { changeRecord, removeRecord } from '../rows.ts';
import { inWords } from '../speaking.ts';
import { defineTool, type Proposed, type ToolContext, type ToolResult } from '../tool.ts';
import { meantResource } from './meant-resource.ts';

const output = z.object({
  outcome: z.enum(['ended', 'taken_off', 'not_blocked']),
  bay: refShape,
  /** When the block had begun, and when it would have ended. */
  from: z.string().nullable(),
  until: z.string().nullable(),
});
type Result = ToolResult<z.infer<typeof output>>;

const input = z.object({
  what: z.string().describe('The bay or the colleague who is back: "pont 2", "Karim".'),
  block: z.string().optional().describe('Only as an earlier result gave it.'),
});
type Input = z.infer<typeof input>;

/** As far ahead as anything is blocked. */
const horizonMs = 730 * 86_400_000;

export const endBlock = defineTool({
  name: 'end_block',
  description:
    'Ends a block before its time: the bay is in service again, the colleague is back. One that has not begun is taken off.',
  effect: 'write',
  roles: { USER: 'proposes', MANAGER: 'runs', OWNER: 'runs' },
  input,
  output,
  async run(ctx, words): Promise<Result> {
    await lockDiary(ctx.db);
    const found = await readBlock(ctx, words);
    if ('which' in found) return found;
    const { bay, block } = found;
    if (!block) return { output: { outcome: 'not_blocked', bay, from: null, until: null }, closes: ['which'] };
    const hasBegun = block.startsAt < ctx.now();
    if (hasBegun) {
      const change = { ends_at: ctx.now().toISOString() };
      await changeRecord(ctx, 'block', block, { change, shown: { resource: block.resource } });
    } else {
      await removeRecord(ctx, 'block', block, { resource: block.resource });
    }
    const [from, until] = [label(ctx, block.startsAt), label(ctx, block.endsAt)];
    return {
      output: { outcome: hasBegun ? 'ended' : 'taken_off', bay, from, until },
      closes: ['which', 'yes'],
    };
  },
  async propose(ctx, words): Promise<Proposed | Result> {
    const found = await readBlock(ctx, words);
    if ('which' in found) return found;
    const { bay, block } = found;
    if (!block) return { output: { outcome: 'not_blocked', bay, from: null, until: null } };
    return {
      record: { table: 'block', id: block.id, version: block.version },
      summary: { fr: `débloquer ${bay.label}`, en: `unblock ${bay.label}` },
      input: { what: bay.id, block: block.id },
    };
  },
  say({ outcome, bay: { label: name }, from, until }, { language }) {
    switch (outcome) {
      case 'ended':
        return inWords(language, {
          fr: `${name} se réserve de nouveau, dès maintenant (c'était bloqué jusqu'au ${until}). ANNULER pour revenir.`,
          en: `${name} can be booked again, from now on (it was blocked until ${until}). UNDO to go back.`,
        });
      case 'taken_off':
        return inWords(language, {
          fr: `Le blocage de ${name}, du ${from} au ${until}, est enlevé. ANNULER pour revenir.`,
          en: `The block of ${name}, from ${from} to ${until}, is taken off. UNDO to go back.`,
        });
      case 'not_blocked':
        return inWords(language, {
          fr: `${name} n'est pas bloqué : rien à changer.`,
          en: `${name} is not blocked: nothing to change.`,
        });
    }
  },
  deeds: ({ outcome }) => (outcome === 'not_blocked' ? [] : ['noted']),
});

type Found = { bay: z.infer<typeof refShape>; block: KnownBlock | null } | Extract<Result, { which: unknown }>;

/** The block that runs now. One to come is asked about: who is back from lunch keeps their leave. */
async function readBlock(ctx: ToolContext, { what, block: blockId }: Input): Promise<Found> {
  const meant = await meantResource(ctx, what);
  if ('which' in meant) return meant;
  const bay = { id: meant.one.id, label: meant.one.name };
  const now = ctx.now();
  const chosen = blockId && idIn(blockId) ? await blockById(ctx.db, blockId) : null;
  const ahead = await blocksBetween(ctx.db, now, new Date(now.getTime() + horizonMs));
  const own = ahead.filter(({ resourceId }) => resourceId === bay.id);
  if (chosen) return { bay, block: own.find(({ id }) => id === chosen.id) ?? null };
  const running = own.filter(({ startsAt }) => startsAt <= now);
  const [one = null, ...others] = running;
  if (own.length === 0 || (one && others.length === 0)) return { bay, block: one };
  const which = (one ? running : own).map(({ id, startsAt, endsAt }) => ({
    label: `${label(ctx, startsAt)} - ${label(ctx, endsAt)}`,
    input: { what: bay.id, block: id },
  }));
  return { which, isExact: one !== null };
}

function label({ tenant, language }: ToolContext, instant: Date): string {
  const { date, time } = toLocal(instant, tenant.zone);
  return slotLabel(date, time, language);
}
