import { z } from 'zod';
import { type AppointmentRow, changeAppointment, holdsOf, lockDiary } from '#db/appointment.ts';
import type { Ask } from '../ask.ts';
import { conversationIn } from '../subject.ts';
import { defineTool, type ToolContext, type ToolResult } from '../tool.ts';
import { yourAppointment } from './appointment-words.ts';
import { cancellationOutput, sayCancellation } from './cancel-appointment.say.ts';
import { describeOwn, ownAppointment } from './own-appointment.ts';
import { releaseHolds } from './release-holds.ts';
import type { AppointmentView } from './shapes.ts';
import { tellVisit } from './tell-visit.ts';

/** How long the question stands. Nothing is held meanwhile, and the appointment is read again before it is cancelled. */
const answerMinutes = 60;

type Result = ToolResult<z.infer<typeof cancellationOutput>>;

export const cancelAppointment = defineTool({
  name: 'cancel_appointment',
  description:
    'Cancels an appointment of the person for good. It does not cancel at once: the first call returns "needs_yes" and puts the question ' +
    'to the person, whose answer is then carried out. Only "cancelled" is a cancellation. To change the time, move it instead.',
  effect: 'destructive',
  roles: { CUSTOMER: 'runs' },
  input: z.object({
    appointment: z.string().describe('The id of the appointment, from the context or list_my_appointments.'),
  }),
  output: cancellationOutput,
  async confirm(ctx, input): Promise<Result> {
    const row = await ownAppointment(ctx, input.appointment);
    const [appointment = null] = row ? await describeOwn(ctx, [row]) : [];
    if (!row || !appointment) return { output: { outcome: 'not_found', appointment: null } };
    const outcome = outcomeOf(row, ctx.now());
    if (outcome !== 'cancellable') return { output: { outcome, appointment } };
    return {
      output: { outcome: 'needs_yes', appointment },
      ask: askAbout(ctx, appointment),
      closes: ['booking'],
    };
  },
  async run(ctx, input): Promise<Result> {
    await lockDiary(ctx.db);
    const row = await ownAppointment(ctx, input.appointment);
    if (!row) return { output: { outcome: 'not_found', appointment: null } };
    const outcome = outcomeOf(row, ctx.now());
    if (outcome !== 'cancellable') return answer(ctx, outcome, row);
    await changeAppointment(ctx.db, row.id, { status: 'cancelled' });
    ctx.wrote({ table: 'appointment', op: 'update', id: row.id, values: { status: 'cancelled' } });
    const holds = await holdsOf(ctx.db, conversationIn(ctx));
    await releaseHolds(
      ctx,
      holds.filter(({ replacesId }) => replacesId === row.id),
    );
    await tellVisit(ctx, row.id, 'cancelled');
    return { ...(await answer(ctx, 'cancelled', { ...row, status: 'cancelled' })), closes: ['booking'] };
  },
  say: sayCancellation,
  deeds: ({ outcome }) => (outcome === 'cancelled' ? ['cancelled', 'noted'] : []),
});

function outcomeOf(row: AppointmentRow, now: Date): 'cancellable' | 'cancelled' | 'not_found' | 'too_late' {
  if (row.status === 'cancelled') return 'cancelled';
  if (row.status === 'booked') return row.startsAt > now ? 'cancellable' : 'too_late';
  return row.status === 'in_workshop' || row.status === 'ready' ? 'too_late' : 'not_found';
}

async function answer(
  ctx: ToolContext,
  outcome: 'cancelled' | 'not_found' | 'too_late',
  row: AppointmentRow,
): Promise<Result> {
  const [appointment = null] = outcome === 'not_found' ? [] : await describeOwn(ctx, [row]);
  return { output: { outcome, appointment } };
}

function askAbout(ctx: ToolContext, appointment: AppointmentView): Ask {
  return {
    topic: 'booking',
    kind: 'confirm',
    options: [
      {
        label: yourAppointment(appointment, ctx.language),
        tool: 'cancel_appointment',
        input: { appointment: appointment.appointment },
        calledOff: true,
      },
    ],
    no: null,
    until: new Date(ctx.now().getTime() + answerMinutes * 60_000).toISOString(),
    late: 'lapses',
  };
}
