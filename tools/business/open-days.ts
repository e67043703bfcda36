import { z } from 'zod';
import { type Closure, mainSite, type SiteRow } from '#db/site.ts';
import { readDays } from '#language/settings/closure.ts';
import { addDays } from '#language/zone.ts';
import { isPart } from '../booking/opening.ts';
import { changeRecord } from '../rows.ts';
import { inWords } from '../speaking.ts';
import { defineTool, type Proposed, type ToolContext, type ToolResult } from '../tool.ts';
import { daysLabel } from './close-days.say.ts';
import { type DaySpan, daySpan } from './day-span.ts';

const output = z.object({
  outcome: z.enum(['open', 'not_closed', 'unread']),
  days: z.array(daySpan),
  words: z.array(z.string()),
});
type Output = z.infer<typeof output>;
type Result = ToolResult<Output>;

const input = z.object({
  said: z.string().optional().describe('Their whole sentence, unchanged.'),
  days: z.array(daySpan).optional().describe('Only as an earlier result gave them.'),
});

export const openDays = defineTool({
  name: 'open_days',
  description:
    'Opens days again that were closed: "finalement on ouvre le 24 décembre", "annule la fermeture de mardi".',
  effect: 'write',
  roles: { USER: 'proposes', MANAGER: 'runs', OWNER: 'runs' },
  input,
  output,
  async run(ctx, words): Promise<Result> {
    const read = await readOpening(ctx, words);
    if ('output' in read) return read;
    const closures = read.days.reduce(without, read.site.closures);
    await changeRecord(ctx, 'site', read.site, {
      change: { closures: JSON.stringify(closures) },
      shown: { open: daysLabel(read.days, 'fr') },
    });
    return { output: { outcome: 'open', days: read.days, words: [] }, closes: ['which', 'yes'] };
  },
  async propose(ctx, words): Promise<Proposed | Result> {
    const read = await readOpening(ctx, words);
    if ('output' in read) return read;
    return {
      record: { table: 'site', id: read.site.id, version: read.site.version },
      summary: { fr: `ouvrir ${daysLabel(read.days, 'fr')}`, en: `open ${daysLabel(read.days, 'en')}` },
      input: { days: read.days },
    };
  },
  say({ outcome, days, words }, { language }) {
    const label = daysLabel(days, language);
    switch (outcome) {
      case 'open':
        return inWords(language, {
          fr: `C'est ouvert de nouveau ${label}, aux heures habituelles. ANNULER pour revenir.`,
          en: `Open again ${label}, at the usual hours. UNDO to go back.`,
        });
      case 'not_closed':
        return inWords(language, { fr: `Aucune fermeture n'est notée ${label}.`, en: `No closure is noted ${label}.` });
      case 'unread':
        return inWords(language, {
          fr: `Quel jour faut-il rouvrir ?${words.length > 0 ? ` Je n'ai pas compris "${words.join(' ')}".` : ''} Je n'ai rien changé.`,
          en: `Which day shall I open again?${words.length > 0 ? ` I did not understand "${words.join(' ')}".` : ''} Nothing is changed.`,
        });
    }
  },
  deeds: ({ outcome }) => (outcome === 'open' ? ['noted'] : []),
});

async function readOpening(
  ctx: ToolContext,
  { said = '', days }: z.infer<typeof input>,
): Promise<{ site: SiteRow; days: DaySpan[] } | { output: Output }> {
  const site = await mainSite(ctx.db);
  const read = days
    ? ({ kind: 'read', spans: days } as const)
    : readDays(said, { now: ctx.now(), zone: ctx.tenant.zone, language: ctx.language });
  if (read.kind !== 'read') {
    return { output: { outcome: 'unread', days: [], words: read.kind === 'unread' ? read.words : [] } };
  }
  const isClosed = read.spans.some((day) => site.closures.some((closure) => meets(closure, day)));
  return isClosed ? { site, days: read.spans } : { output: { outcome: 'not_closed', days: read.spans, words: [] } };
}

const hoursOf = ({ fromTime = '00:00', toTime = '24:00' }: Pick<DaySpan, 'fromTime' | 'toTime'>) =>
  [fromTime, toTime] as const;

/** A closure takes some of the days, or of the hours. */
function meets(closure: Closure, { from, to, ...part }: DaySpan): boolean {
  const [[begins, ends], [opens, shuts]] = [hoursOf(closure), hoursOf(part)];
  return closure.from <= to && from <= closure.to && begins < shuts && opens < ends;
}

/** The closures without some days or hours, which may lie within one. */
function without(closures: readonly Closure[], { from, to, ...part }: DaySpan): Closure[] {
  return closures.flatMap((closure) => {
    if (!meets(closure, { from, to, ...part })) return [closure];
    const [[begins, ends], [opens, shuts]] = [hoursOf(closure), hoursOf(part)];
    const left = isPart(part)
      ? [
          ...(begins < opens ? [{ ...closure, from, to, fromTime: begins, toTime: opens }] : []),
          ...(shuts < ends ? [{ ...closure, from, to, fromTime: shuts, toTime: ends }] : []),
        ]
      : [];
    const head = closure.from < from ? [{ ...closure, to: addDays(from, -1) }] : [];
    const tail = to < closure.to ? [{ ...closure, from: addDays(to, 1) }] : [];
    return [...head, ...left, ...tail];
  });
}
