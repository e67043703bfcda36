import { z } from 'zod';
import { changeAppointment, lockDiary } from '#db/appointment.ts';
import { defineTool, type ToolResult } from '../tool.ts';
import { confirmationOutput, sayConfirmation } from './confirm-appointment.say.ts';
import { describeOwn, ownAppointment } from './own-appointment.ts';
import { reminderAsk } from './reminder-ask.ts';

type Result = ToolResult<z.infer<typeof confirmationOutput>>;

export const confirmAppointment = defineTool({
  name: 'confirm_appointment',
  description:
    'Notes for the team that the person will come to an appointment they have, after they said so. It books nothing. With "moved", the ' +
    'appointment is at another time by now: say which, and ask whether that suits them.',
  effect: 'write',
  roles: { CUSTOMER: 'runs' },
  input: z.object({
    appointment: z.string().describe('The id of the appointment, from `ask`, the context or list_my_appointments.'),
    startsAt: z
      .string()
      .optional()
      .describe('When the person was told that it is, as in the `input` of `ask`: "2026-11-26T09:00".'),
  }),
  output: confirmationOutput,
  async run(ctx, input): Promise<Result> {
    await lockDiary(ctx.db);
    const row = await ownAppointment(ctx, input.appointment);
    const [appointment = null] = row?.status === 'booked' ? await describeOwn(ctx, [row]) : [];
    if (!row || !appointment) return { output: { outcome: 'not_found', appointment: null }, closes: ['reminder'] };
    if (row.startsAt <= ctx.now()) return { output: { outcome: 'begun', appointment }, closes: ['reminder'] };
    if (input.startsAt !== undefined && input.startsAt !== appointment.startsAt)
      return { output: { outcome: 'moved', appointment }, ask: reminderAsk(appointment, row.startsAt) };
    if (row.confirmedAt === null) {
      await changeAppointment(ctx.db, row.id, { confirmedAt: ctx.now() });
      ctx.wrote({ table: 'appointment', op: 'update', id: row.id, values: { confirmed: true } });
    }
    return { output: { outcome: 'confirmed', appointment } };
  },
  say: sayConfirmation,
  deeds: ({ outcome }) => (outcome === 'confirmed' ? ['noted'] : []),
});
