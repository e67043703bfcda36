import { z } from 'zod';
import { type Closure, mainSite, type SiteRow } from '#db/site.ts';
import type { Planned } from '#db/planning.ts';
import { readDays } from '#language/settings/closure.ts';
import { toLocal } from '#language/zone.ts';
import { isPart, openingRule } from '../booking/opening.ts';
import { yesAsk } from '../proposals/yes-ask.ts';
import { changeRecord } from '../rows.ts';
import { defineTool, type Proposed, type ToolContext, type ToolResult } from '../tool.ts';
import { bookedOutside, describeBooked } from './booked-outside.ts';
import { type Closed, closedOutput, daysLabel, sayClosed } from './close-days.say.ts';
import { type DaySpan, daySpan } from './day-span.ts';

type Result = ToolResult<Closed>;

const input = z.object({
  said: z.string().optional().describe('Their whole sentence, unchanged: which days, and why if they said so.'),
  days: z.array(daySpan).optional().describe('Only as an earlier result gave them.'),
  reason: z.string().optional().describe('Only as an earlier result gave it.'),
  over: z
    .boolean()
    .optional()
    .describe('Only as an earlier result gave it: what is booked then stays until somebody moves it.'),
});
type Input = z.infer<typeof input>;

export const closeDays = defineTool({
  name: 'close_days',
  description:
    'Closes the business on days, or for some hours of one: "fermé du 24 au 31 décembre", "on ferme vendredi après-midi, travaux". Customers are ' +
    'told so and offered no time then. For a bay or a colleague use block_time, for every week use set_hours. Where something is booked it asks ' +
    'first; the customers are told only after a yes of its own.',
  effect: 'write',
  roles: { USER: 'proposes', MANAGER: 'runs', OWNER: 'runs' },
  input,
  output: closedOutput,
  needsYes: ({ over }) => over === true,
  async run(ctx, words): Promise<Result> {
    const read = await readClosing(ctx, words);
    if ('output' in read) return read;
    const { site, next, over } = read;
    if (over.length > 0 && !words.over) return askOver(ctx, read);
    await changeRecord(ctx, 'site', site, {
      change: { closures: JSON.stringify(next.closures) },
      shown: { closed: daysLabel(read.days, 'fr') },
    });
    const ask = over.length > 0 ? askToTell(ctx, read) : null;
    return { output: outputOf(ctx, 'closed', read), ask, closes: ['which', 'yes'] };
  },
  async propose(ctx, words): Promise<Proposed | Result> {
    const read = await readClosing(ctx, words);
    if ('output' in read) return read;
    const { site, over } = read;
    return {
      record: { table: 'site', id: site.id, version: site.version },
      summary: {
        fr: `fermer ${daysLabel(read.days, 'fr')}${over.length > 0 ? `, ${over.length} rendez-vous déjà pris restant à déplacer` : ''}`,
        en: `close ${daysLabel(read.days, 'en')}${over.length > 0 ? `, with ${over.length} appointments left to move` : ''}`,
      },
      input: boundInput(read),
    };
  },
  say: sayClosed,
  deeds: ({ outcome }) => (outcome === 'closed' ? ['noted'] : []),
});

interface Closing {
  site: SiteRow;
  days: DaySpan[];
  reason: string | null;
  next: SiteRow;
  over: Planned[];
}

async function readClosing(ctx: ToolContext, words: Input): Promise<Closing | (Result & { output: Closed })> {
  const site = await mainSite(ctx.db);
  const given = words.days?.filter(isSpan) ?? [];
  const said = words.said ?? '';
  if (given.length === 0) {
    if (isWeekly(said)) return weeklyOrOnce(ctx, said);
    const read = readDays(said, { now: ctx.now(), zone: ctx.tenant.zone, language: ctx.language });
    if (read.kind === 'unread') return nothing('unread', { words: read.words });
    if (read.kind === 'unclear') {
      return read.why === 'which_day' && read.days.length <= 3
        ? whichDay(ctx, read.days)
        : nothing(read.why, { days: read.days.slice(0, 1) });
    }
    return closing(ctx, site, read.spans, read.reason);
  }
  const today = toLocal(ctx.now(), ctx.tenant.zone).date;
  if (given.some(({ from }) => from < today)) return nothing('past', { days: given });
  return closing(ctx, site, given, words.reason ?? null);
}

async function closing(
  ctx: ToolContext,
  site: SiteRow,
  days: Closing['days'],
  reason: string | null,
): Promise<Closing | (Result & { output: Closed })> {
  const added = days.map((day): Closure => ({ ...day, reason: reason ?? 'fermeture' }));
  const isNew = (day: Closure) => !site.closures.some((closure) => covers(closure, day));
  if (!added.some(isNew)) return nothing('already', { days });
  const today = toLocal(ctx.now(), ctx.tenant.zone).date;
  // Those that are over close nothing any more.
  const standing = site.closures.filter(({ to }) => to >= today);
  const next = {
    ...site,
    closures: [...standing, ...added.filter(isNew)].toSorted((a, b) => (a.from < b.from ? -1 : 1)),
  };
  const over = await bookedOutside(ctx, { now: openingRule(site), next: openingRule(next) });
  return { site, days, reason, next, over };
}

const everyWeek = new RegExp(
  String.raw`\b(?:le|les|chaque|tous les|every|each) (?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|monday|tuesday|wednesday|thursday|friday|saturday|sunday)s?\b(?! (?:\d|prochain|qui vient|next|premier|et le \d))|\bon (?:mon|tues|wednes|thurs|fri|satur|sun)days\b|day (?:mornings|afternoons|evenings)\b`,
  'i',
);

function isWeekly(said: string): boolean {
  return everyWeek.test(said) && !/\d/.test(said);
}

/** "Le samedi" is every Saturday, or this one. */
function weeklyOrOnce(ctx: ToolContext, said: string): Result & { output: Closed } {
  const once = said
    .replaceAll(/\b(?:tous les|le|les|chaque|every|each) /gi, '')
    .replaceAll(/\b(\w+(?:day|di|manche)|morning|afternoon|evening)s\b/gi, '$1');
  const read = readDays(once, { now: ctx.now(), zone: ctx.tenant.zone, language: ctx.language });
  if (read.kind !== 'read')
    return nothing('unread', { words: read.kind === 'unread' ? read.words : [said.slice(0, 60)] });
  const ask = {
    ...yesAsk(ctx, { label: '', tool: '', input: {} }),
    ...{ topic: 'which' as const, kind: 'choose' as const },
    options: [
      { label: ctx.language === 'fr' ? 'chaque semaine' : 'every week', tool: 'set_hours', input: { said } },
      {
        label: daysLabel(read.spans, ctx.language),
        tool: 'close_days',
        input: { days: read.spans, ...(read.reason && { reason: read.reason }) },
      },
    ],
  };
  return { ...nothing('weekly_or_once', { days: read.spans }), ask, closes: ['which'] };
}

/** One day, or several whole ones. */
function isSpan({ from, to, fromTime = '00:00', toTime = '24:00' }: DaySpan): boolean {
  return fromTime < toTime && (from === to || (from < to && fromTime === '00:00' && toTime === '24:00'));
}

/** It closes all that another would. */
function covers(closure: Closure, day: Closure): boolean {
  const isOn = closure.from <= day.from && day.to <= closure.to;
  if (!isPart(closure)) return isOn;
  const [from, to] = [closure.fromTime ?? '00:00', closure.toTime ?? '24:00'];
  return isOn && isPart(day) && from <= (day.fromTime ?? '00:00') && (day.toTime ?? '24:00') <= to;
}

function whichDay(ctx: ToolContext, days: Closing['days']): Result & { output: Closed } {
  const options = days.map((day) => ({
    label: daysLabel([day], ctx.language),
    tool: 'close_days',
    input: { days: [day] },
  }));
  const ask = {
    ...yesAsk(ctx, { label: '', tool: '', input: {} }),
    topic: 'which' as const,
    kind: 'choose' as const,
    options,
  };
  return { ...nothing('which_day', { days }), ask, closes: ['which'] };
}

function boundInput({ days, reason }: Closing) {
  return { days, over: true, ...(reason !== null && { reason }) };
}

function askOver(ctx: ToolContext, read: Closing): Result {
  const ask = yesAsk(ctx, {
    label: daysLabel(read.days, ctx.language),
    ...{ tool: 'close_days', input: boundInput(read) },
    record: { table: 'site', id: read.site.id, version: read.site.version },
    yesWords: ['ferme', 'ferme quand meme', 'fermer', 'fermons', 'close', 'close it', 'close anyway', 'closing'],
  });
  return { output: outputOf(ctx, 'booked_over', read), ask, closes: ['which', 'yes'] };
}

/** Once it is closed, whoever is booked then may be told: that is a question of its own. */
function askToTell(ctx: ToolContext, { days }: Closing) {
  const label = ctx.language === 'fr' ? 'écrire aux clients concernés' : 'write to these customers';
  return yesAsk(ctx, {
    label,
    tool: 'tell_booked',
    input: { days },
    yesWords: ['ecris', 'ecris leur', 'previens les', 'write', 'tell them'],
  });
}

function outputOf(ctx: ToolContext, outcome: Closed['outcome'], { days, reason, over }: Closing): Closed {
  return { outcome, days, reason, words: [], appointments: describeBooked(ctx, over), count: over.length };
}

function nothing(
  outcome: Closed['outcome'],
  { days = [], words = [] }: { days?: DaySpan[]; words?: string[] },
): { output: Closed } {
  return { output: { outcome, days, reason: null, words, appointments: [], count: 0 } };
}
