import { z } from 'zod';
import { lockDiary } from '#db/appointment.ts';
import { plannedById } from '#db/planning.ts';
import type { Language } from '#language/language.ts';
import { changeRecord } from '../rows.ts';
import { inWords } from '../speaking.ts';
import { defineTool, type Proposed, type ToolContext, type ToolResult } from '../tool.ts';
import { expireInPassing } from './expire-in-passing.ts';
import { type MoveForOutput, moveForOutput, sayMoveFor } from './move-for.say.ts';
import { findMoveTarget, type MoveTarget } from './move-target.ts';
import { sayingOf } from './own-appointment.ts';
import { describePlanned, ofInFrench } from './planned-view.ts';
import { describeSlot } from './shapes.ts';
import { visitName } from './visit-name.ts';

type Result = ToolResult<MoveForOutput>;

export const moveFor = defineTool({
  name: 'move_for',
  description:
    'Moves a customer\'s appointment to another time, on behalf of a member. Only "moved" is a move; the customer is told by message. ' +
    'With "which" several appointments could be meant: ask. With "not_free" (`why` says the reason) or "need_time" offer ' +
    '`alternatives`, and nothing was done.',
  effect: 'write',
  roles: { USER: 'proposes', MANAGER: 'runs', OWNER: 'runs' },
  input: z.object({
    appointment: z
      .string()
      .describe('Which appointment, in the words of the member: whose, which vehicle, service or day. Or its id.'),
    when: z.string().describe('The new day and time in the words of the member, unchanged: "jeudi 10h".'),
  }),
  output: moveForOutput,
  async run(ctx, input): Promise<Result> {
    await lockDiary(ctx.db);
    // A hold that nobody answered is no longer taken, but keeps its place until it is ended.
    await expireInPassing(ctx);
    const target = await findMoveTarget(ctx, input);
    return 'slot' in target ? move(ctx, target) : target;
  },
  async propose(ctx, input): Promise<Proposed | Result> {
    const target = await findMoveTarget(ctx, input);
    if (!('slot' in target)) return target;
    const { row, slot } = target;
    return {
      record: { table: 'appointment', id: row.id, version: row.version },
      summary: { fr: summaryOf(ctx, target, 'fr'), en: summaryOf(ctx, target, 'en') },
      input: { appointment: row.id, when: slot.startsAt },
    };
  },
  say: sayMoveFor,
  deeds: ({ outcome, told }) =>
    outcome === 'moved' ? ['moved', 'noted', ...(told ? (['passed_on'] as const) : [])] : [],
});

async function move(ctx: ToolContext, target: MoveTarget): Promise<Result> {
  const { row, slot } = target;
  const { bayId, technicianId, start, end } = slot;
  const told = await tellCustomer(ctx, target);
  const change = {
    ...{ starts_at: start.toISOString(), ends_at: end.toISOString(), bay_id: bayId, technician_id: technicianId },
    ...{ reminded_at: null, confirmed_at: null },
  };
  await changeRecord(ctx, 'appointment', row, { change, shown: { startsAt: slot.startsAt, told } });
  const saying = sayingOf(ctx);
  const moved = (await plannedById(ctx.db, row.id)) ?? row;
  return {
    output: {
      ...{ outcome: 'moved', told, asked: null, why: null, reason: null, alternatives: [] },
      appointment: describePlanned(moved, saying),
      previousLabel: describePlanned(row, saying).label,
    },
    closes: ['which'],
  };
}

async function tellCustomer(ctx: ToolContext, { row, slot }: MoveTarget): Promise<boolean> {
  const text = (language: Language) => {
    const { label } = describeSlot(slot.startsAt, { language, zone: ctx.tenant.zone });
    return inWords(language, {
      fr: `${ctx.tenant.name} : votre rendez-vous (${visitName(row.services, 'fr')}) est déplacé au ${label}. Si cela ne vous va pas, répondez à ce message.`,
      en: `${ctx.tenant.name}: your appointment (${visitName(row.services, 'en')}) has been moved to ${label}. If that does not suit you, reply to this message.`,
    });
  };
  const dedupeKey = `moved:${row.id}:${row.version}`;
  return ctx.post({ contactId: row.contactId }, { text, ask: null, dedupeKey });
}

/** Without brackets: it is put between some. */
function summaryOf({ tenant }: ToolContext, { row, slot }: MoveTarget, language: Language): string {
  const saying = { language, zone: tenant.zone };
  const { contact, serviceName, label } = describePlanned(row, saying);
  const to = describeSlot(slot.startsAt, saying).label;
  return inWords(language, {
    fr: `déplacer le rendez-vous "${serviceName}" ${ofInFrench(contact)} du ${label} au ${to}`,
    en: `move ${contact}'s appointment "${serviceName}" from ${label} to ${to}`,
  });
}
