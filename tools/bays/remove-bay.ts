import { z } from 'zod';
import { lockDiary } from '#db/appointment.ts';
import { membersOf } from '#db/member.ts';
import { type Planned, plannedBetween } from '#db/planning.ts';
import { fold } from '#language/normalise.ts';
import { type ResourceRow, resourcesOf } from '#db/resource.ts';
import { mainSite } from '#db/site.ts';
import { isSelf, meantResource } from '../booking/meant-resource.ts';
import { plannedShape } from '../booking/planned-view.ts';
import { bookedLines, describeBooked } from '../business/booked-outside.ts';
import { meantMembers } from '../members/meant-member.ts';
import { idIn, namingWords } from '../meant.ts';
import { yesAsk } from '../proposals/yes-ask.ts';
import { refShape } from '../ref.ts';
import { removeRecord } from '../rows.ts';
import { inWords } from '../speaking.ts';
import { defineTool, type Proposed, type ToolContext, ToolError, type ToolResult } from '../tool.ts';
import { bayKinds, isSameName } from './bay-words.ts';

const output = z.object({
  outcome: z.enum(['removed', 'booked']),
  bay: refShape,
  kind: z.enum(bayKinds),
  /** What is booked there to come, five of them, and how many there are. */
  appointments: z.array(plannedShape),
  count: z.number(),
  /** They are a member of the team too, and keep their access. */
  isMember: z.boolean(),
});
type Result = ToolResult<z.infer<typeof output>>;

const input = z.object({
  what: z.string().describe('The bay or the technician, as they called it: "pont 2", "Sami".'),
  over: z
    .boolean()
    .optional()
    .describe('Only as an earlier result gave it: what is booked there stays until somebody moves it.'),
});

/** As far ahead as anything is booked, and as long as an appointment may have begun ago. */
const horizonMs = 730 * 86_400_000;
const longestMs = 14 * 86_400_000;

export const removeBay = defineTool({
  name: 'remove_bay',
  description:
    'Takes a bay or a technician out of the diary for good: nothing is offered there any more. Where something is booked it asks first. For ' +
    'some days use block_time; to take away somebody’s access use remove_member.',
  effect: 'write',
  roles: { USER: 'proposes', MANAGER: 'runs', OWNER: 'runs' },
  input,
  output,
  needsYes: ({ over }) => over === true,
  async run(ctx, { what, over = false }): Promise<Result> {
    await lockDiary(ctx.db);
    const leaving = await readLeaving(ctx, what);
    if ('which' in leaving) return leaving;
    const { row, booked } = leaving;
    if (booked.length > 0 && !over) {
      const ask = yesAsk(ctx, {
        label: row.name,
        ...{ tool: 'remove_bay', input: { what: row.id, over: true } },
        record: { table: 'resource', id: row.id, version: row.version },
        yesWords: ['retire', 'retire quand meme', 'enleve', 'remove', 'remove anyway'],
      });
      return { output: describe(ctx, 'booked', leaving), ask, closes: ['which', 'yes'] };
    }
    await removeRecord(ctx, 'resource', row, { name: row.name });
    return { output: describe(ctx, 'removed', leaving), closes: ['which', 'yes'] };
  },
  async propose(ctx, { what }): Promise<Proposed | Result> {
    const leaving = await readLeaving(ctx, what);
    if ('which' in leaving) return leaving;
    const { row, booked } = leaving;
    const left = booked.length;
    return {
      record: { table: 'resource', id: row.id, version: row.version },
      summary: {
        fr: `retirer ${row.name} du planning${left > 0 ? `, ${left} rendez-vous déjà pris restant à déplacer` : ''}`,
        en: `take ${row.name} out of the diary${left > 0 ? `, with ${left} appointments left to move` : ''}`,
      },
      input: { what: row.id, over: true },
    };
  },
  say({ outcome, bay: { label }, isMember, ...booked }, { language }) {
    if (outcome === 'booked') {
      return [
        inWords(language, { fr: `${label} a encore des rendez-vous :`, en: `${label} still has appointments:` }),
        ...bookedLines(booked, language),
        inWords(language, {
          fr: 'Je retire quand même ? Ils restent notés, à déplacer.',
          en: 'Shall I take it out all the same? They stay noted, to be moved.',
        }),
      ].join('\n');
    }
    return [
      inWords(language, {
        fr: `${label} n'est plus au planning : plus rien n'y est proposé.`,
        en: `${label} is out of the diary: nothing is offered there any more.`,
      }),
      ...(booked.count > 0
        ? [
            inWords(language, {
              fr: `${booked.count === 1 ? 'Un rendez-vous y reste' : `${booked.count} rendez-vous y restent`}, à déplacer.`,
              en: `${booked.count === 1 ? 'One appointment is' : `${booked.count} appointments are`} still there, to be moved.`,
            }),
          ]
        : []),
      ...(isMember
        ? [
            inWords(language, {
              fr: `Son accès à Comptoir reste : "retire ${label} de l'équipe" l'enlève.`,
              en: `The access to Comptoir stays: "take ${label} out of the team" ends it.`,
            }),
          ]
        : []),
      inWords(language, { fr: 'ANNULER pour revenir.', en: 'UNDO to go back.' }),
    ].join(' ');
  },
  deeds: ({ outcome }) => (outcome === 'removed' ? ['noted', 'deleted'] : []),
});

interface Leaving {
  row: ResourceRow;
  booked: Planned[];
  isMember: boolean;
}

async function readLeaving(ctx: ToolContext, what: string): Promise<Leaving | Extract<Result, { which: unknown }>> {
  const found = await meantResource(ctx, what);
  if ('which' in found) {
    const [member, ...others] = found.which.length === 0 ? (await meantMembers(ctx, what)).found : [];
    if (member && others.length === 0) throw noTechnician(member.name);
    return found;
  }
  const row = found.one;
  // Of two names one is not theirs: nobody is taken out for another.
  if (row.kind === 'technician' && !isNamed(row, what)) {
    return { which: [{ label: row.name, input: { what: row.id } }], isExact: false, sought: what.trim() };
  }
  const all = await resourcesOf(ctx.db, (await mainSite(ctx.db)).id);
  if (all.filter(({ kind }) => kind === row.kind).length === 1) throw lastOne(row.name);
  const now = ctx.now().getTime();
  const planned = await plannedBetween(ctx.db, new Date(now - longestMs), new Date(now + horizonMs));
  const booked = planned.filter(
    ({ bayId, technicianId, status, endsAt }) =>
      [bayId, technicianId].includes(row.id) &&
      (status === 'in_workshop' || (status === 'booked' && endsAt.getTime() > now)),
  );
  const members = row.kind === 'technician' ? await membersOf(ctx.db) : [];
  return { row, booked, isMember: members.some(({ name }) => isSameName(name, row.name)) };
}

function describe(ctx: ToolContext, outcome: 'removed' | 'booked', { row, booked, isMember }: Leaving) {
  const { id, name, kind } = row;
  const count = booked.length;
  return { outcome, bay: { id, label: name }, kind, appointments: describeBooked(ctx, booked), count, isMember };
}

function isNamed({ name }: ResourceRow, what: string): boolean {
  const own = fold(name).split(' ');
  return idIn(what) !== null || isSelf(what) || namingWords(what).every((word) => own.includes(word));
}

function noTechnician(name: string): ToolError {
  return new ToolError(`${name} is a member, and no technician of the diary.`, 'Use remove_member to end the access.', {
    fr: `${name} n'est pas au planning. Pour enlever son accès : "retire ${name} de l'équipe". Je n'ai rien changé.`,
    en: `${name} is not in the diary. To end the access: "take ${name} out of the team". Nothing is changed.`,
  });
}

function lastOne(name: string): ToolError {
  return new ToolError(
    `${name} is the last one: without it nothing can be booked.`,
    'Say so; another one comes first.',
    {
      fr: `${name} est le dernier : sans lui, plus rien ne se réserve. Ajoutez-en d'abord un autre. Je n'ai rien changé.`,
      en: `${name} is the last one: without it nothing can be booked. Add another one first. Nothing is changed.`,
    },
  );
}
