import { z } from 'zod';
import { lockDiary } from '#db/appointment.ts';
import { addBlock, blockById, type KnownBlock } from '#db/block.ts';
import { plannedBetween } from '#db/planning.ts';
import { dayLabel, timeLabel } from '#language/format.ts';
import type { Language } from '#language/language.ts';
import { addDays, toLocal } from '#language/zone.ts';
import { idIn } from '../meant.ts';
import { speaker } from '../members/meant-member.ts';
import { refShape } from '../ref.ts';
import { changeRecord, wroteNew } from '../rows.ts';
import { inWords } from '../speaking.ts';
import { defineTool, type Proposed, type ToolContext, ToolError, type ToolResult } from '../tool.ts';
import { meantResource } from './meant-resource.ts';
import { sayingOf } from './own-appointment.ts';
import { describePlanned, plannedShape } from './planned-view.ts';
import { readStretch, type Stretch } from './stretch.ts';

const output = z.object({
  outcome: z.enum(['blocked', 'changed']),
  block: refShape,
  resource: z.string(),
  from: z.string(),
  to: z.string(),
  /** What is booked there already and stays until somebody moves it. */
  appointments: z.array(plannedShape),
});
type Output = z.infer<typeof output>;
type Result = ToolResult<Output>;

const input = z.object({
  what: z.string().optional().describe('The bay or the colleague, as they called it: "pont 2", "Karim", "me".'),
  when: z
    .string()
    .describe(
      'From when to when, in their words: "demain matin", "le 20 janvier de 14h à 16h", "du 22 au 26 février".',
    ),
  reason: z.string().optional().describe('Why, when said.'),
  block: z
    .string()
    .optional()
    .describe('The id of a block that is to be changed, from an earlier result: `when` is then its new time.'),
});
type Words = z.infer<typeof input>;

export const blockTime = defineTool({
  name: 'block_time',
  description:
    'Keeps a bay or a colleague free of appointments for some time: absence, leave, maintenance. What is booked there already stays: say ' +
    '`appointments`, they have to be moved one by one.',
  effect: 'write',
  roles: { USER: 'proposes', MANAGER: 'runs', OWNER: 'runs' },
  input,
  output,
  async run(ctx, words): Promise<Result> {
    await lockDiary(ctx.db);
    return words.block ? change(ctx, words.block, words) : block(ctx, words);
  },
  async propose(ctx, words): Promise<Proposed | Result> {
    if (words.block) return proposeChange(ctx, words.block, words);
    const resource = await meantResource(ctx, words.what ?? '');
    if ('which' in resource) return resource;
    const stretch = await readStretch(ctx, words.when);
    if ('which' in stretch) return stretch;
    const said = (language: Language) => stretchLabel(ctx, stretch, language);
    return {
      record: null,
      summary: {
        fr: `bloquer ${resource.one.name} ${said('fr')}`,
        en: `block ${resource.one.name} ${said('en')}`,
      },
      input: { ...words, what: resource.one.id, when: `${stretch.from.toISOString()}/${stretch.to.toISOString()}` },
    };
  },
  say({ outcome, block: { label }, appointments }, { language }) {
    const head =
      outcome === 'blocked'
        ? inWords(language, { fr: `C'est bloqué : ${label}.`, en: `Blocked: ${label}.` })
        : inWords(language, { fr: `Blocage changé : ${label}.`, en: `Block changed: ${label}.` });
    if (appointments.length === 0) return head;
    const lines = appointments.map(({ label: at, serviceName, contact }) => `${at}, ${serviceName}, ${contact}`);
    const warning = inWords(language, {
      fr: 'Ces rendez-vous y sont encore, à déplacer :',
      en: 'These appointments are still there, to be moved:',
    });
    return [head, warning, ...lines].join('\n');
  },
  // "C'est bloqué" says that a time is held.
  deeds: () => ['noted', 'held'],
});

async function block(ctx: ToolContext, { what, when, reason }: Words): Promise<Result> {
  if (!what)
    throw new ToolError('No bay and no colleague was named.', 'Ask which bay or who.', {
      fr: `Quel pont, ou qui ?`,
      en: `Which bay, or who?`,
    });
  const resource = await meantResource(ctx, what);
  if ('which' in resource) return resource;
  const stretch = await readStretch(ctx, when);
  if ('which' in stretch) return stretch;
  const id = ctx.newId();
  await addBlock(ctx.db, {
    ...{ id, resourceId: resource.one.id, startsAt: stretch.from, endsAt: stretch.to },
    ...{ reason: reason?.trim() || null, memberId: speaker(ctx) },
  });
  wroteNew(ctx, 'block', id, { resource: resource.one.name });
  return describe(ctx, id, 'blocked');
}

async function change(ctx: ToolContext, id: string, { when }: Words): Promise<Result> {
  const known = await knownBlock(ctx, id);
  const stretch = await readStretch(ctx, when, known);
  if ('which' in stretch) return stretch;
  const columns = { starts_at: stretch.from.toISOString(), ends_at: stretch.to.toISOString() };
  await changeRecord(ctx, 'block', known, { change: columns, shown: { resource: known.resource } });
  return describe(ctx, id, 'changed');
}

async function proposeChange(ctx: ToolContext, id: string, words: Words): Promise<Proposed | Result> {
  const known = await knownBlock(ctx, id);
  const stretch = await readStretch(ctx, words.when, known);
  if ('which' in stretch) return stretch;
  const { version, resource } = known;
  return {
    record: { table: 'block', id, version },
    summary: {
      fr: `bloquer ${resource} ${stretchLabel(ctx, stretch, 'fr')}`,
      en: `block ${resource} ${stretchLabel(ctx, stretch, 'en')}`,
    },
    input: { ...words, when: `${stretch.from.toISOString()}/${stretch.to.toISOString()}` },
  };
}

async function knownBlock(ctx: ToolContext, id: string): Promise<KnownBlock> {
  const known = idIn(id) ? await blockById(ctx.db, id) : null;
  if (known) return known;
  throw new ToolError('That block is not there any more.', 'Block the time anew.', {
    fr: `Ce blocage n'existe plus. De quand à quand faut-il bloquer, et quoi ?`,
    en: `That block is no longer there. From when to when shall I block, and what?`,
  });
}

async function describe(ctx: ToolContext, id: string, outcome: Output['outcome']): Promise<Result> {
  const known = await blockById(ctx.db, id);
  if (!known) throw new Error('The block that was just stored cannot be read.');
  const { resource, startsAt, endsAt } = known;
  const label = [resource, stretchLabel(ctx, { from: startsAt, to: endsAt }, ctx.language), known.reason]
    .filter(Boolean)
    .join(', ');
  const appointments = (await inTheWay(ctx, known)).map((row) => describePlanned(row, sayingOf(ctx)));
  const local = (instant: Date) => {
    const { date, time } = toLocal(instant, ctx.tenant.zone);
    return `${date}T${time}`;
  };
  return {
    output: { outcome, block: { id, label }, resource, from: local(startsAt), to: local(endsAt), appointments },
    closes: ['which'],
  };
}

async function inTheWay({ db }: ToolContext, { resourceId, startsAt, endsAt }: KnownBlock) {
  // No appointment is longer than a day.
  const rows = await plannedBetween(db, new Date(startsAt.getTime() - 86_400_000), endsAt);
  return rows.filter(
    (row) => [row.bayId, row.technicianId].includes(resourceId) && row.status === 'booked' && row.endsAt > startsAt,
  );
}

/** `mercredi 20 janvier de 14 h à 17 h`, `du lundi 22 février au vendredi 26 février`. */
function stretchLabel({ tenant }: ToolContext, { from, to }: Stretch, language: Language): string {
  const [begin, after] = [toLocal(from, tenant.zone), toLocal(to, tenant.zone)];
  // Midnight is the end of the day before.
  const end = after.time === '00:00' ? { date: addDays(after.date, -1), time: '24:00' } : after;
  if (begin.date !== end.date) {
    const [first, last] = [dayLabel(begin.date, language), dayLabel(end.date, language)];
    return inWords(language, { fr: `du ${first} au ${last}`, en: `from ${first} to ${last}` });
  }
  const [at, until] = [timeLabel(begin.time, language), timeLabel(end.time, language)];
  return inWords(language, {
    fr: `${dayLabel(begin.date, 'fr')} de ${at} à ${until}`,
    en: `${dayLabel(begin.date, 'en')} from ${at} to ${until}`,
  });
}
