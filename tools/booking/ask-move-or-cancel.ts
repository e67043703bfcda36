import { z } from 'zod';
import { changeAppointment } from '#db/appointment.ts';
import type { Ask } from '../ask.ts';
import { inWords } from '../speaking.ts';
import { defineTool, type ToolContext, type ToolResult } from '../tool.ts';
import { appointmentGone, yourAppointment } from './appointment-words.ts';
import { describeOwn, ownAppointment } from './own-appointment.ts';
import { type AppointmentView, appointmentShape } from './shapes.ts';

const output = z.object({ outcome: z.enum(['asked', 'not_found']), appointment: appointmentShape.nullable() });

/** What the "no" to a reminder runs. */
export const askMoveOrCancel = defineTool({
  name: 'ask_move_or_cancel',
  description:
    'Asks whether an appointment to which the person cannot come shall be moved or cancelled. Only the answer to a reminder runs it.',
  effect: 'write',
  roles: { CUSTOMER: 'runs' },
  input: z.object({ appointment: z.string().describe('The id of the appointment.') }),
  output,
  async run(ctx, input): Promise<ToolResult<z.infer<typeof output>>> {
    const row = await ownAppointment(ctx, input.appointment);
    const stands = row?.status === 'booked' && row.startsAt > ctx.now();
    const [appointment] = row && stands ? await describeOwn(ctx, [row]) : [];
    if (!row || !appointment) return { output: { outcome: 'not_found', appointment: null }, closes: ['reminder'] };
    if (row.confirmedAt !== null) {
      await changeAppointment(ctx.db, row.id, { confirmedAt: null });
      ctx.wrote({ table: 'appointment', op: 'update', id: row.id, values: { confirmed: false } });
    }
    return { output: { outcome: 'asked', appointment }, ask: askAbout(ctx, appointment, row.startsAt) };
  },
  say: ({ appointment }, { language }) =>
    appointment === null
      ? appointmentGone(language)
      : inWords(language, {
          fr: `D'accord. Voulez-vous déplacer ou annuler ${yourAppointment(appointment, 'fr')} ?`,
          en: `All right. Would you like to move or cancel ${yourAppointment(appointment, 'en')}?`,
        }),
  deeds: () => [],
});

/** Topic `which`: to choose to cancel is no yes to it yet, which is asked for by name. */
function askAbout({ language }: ToolContext, { appointment, service, also }: AppointmentView, begins: Date): Ask {
  const visit = { service, ...(also.length > 0 && { also }), appointment };
  const words = { move: { fr: 'Déplacer', en: 'Move' }, cancel: { fr: 'Annuler', en: 'Cancel' } };
  return {
    topic: 'which',
    kind: 'choose',
    options: [
      { label: inWords(language, words.move), tool: 'find_slots', input: visit },
      { label: inWords(language, words.cancel), tool: 'cancel_appointment', input: { appointment }, calledOff: true },
    ],
    no: null,
    until: begins.toISOString(),
    late: 'lapses',
  };
}
