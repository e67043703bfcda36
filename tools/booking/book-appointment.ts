import { z } from 'zod';
import { defineTool, type ToolResult } from '../tool.ts';
import { describeOwn } from './own-appointment.ts';
import { appointmentShape, slotShape } from './shapes.ts';
import { takeHold } from './take-hold.ts';

const output = z.object({
  outcome: z.enum(['booked', 'expired', 'taken']),
  appointment: appointmentShape.nullable(),
  released: z.number(),
  alternatives: z.array(slotShape),
});

export const bookAppointment = defineTool({
  name: 'book_appointment',
  description:
    'Books a time that hold_slots keeps, once the person has agreed to it. Only "booked" is a booking: say it with the service, the ' +
    'label and the price of `appointment`. With "expired" or "taken", say the time is gone and offer `alternatives`.',
  effect: 'write',
  permission: 'own.appointments.write',
  input: z.object({ hold: z.string().describe('The `hold` that hold_slots returned for the chosen time.') }),
  output,
  async run(ctx, { hold }): Promise<ToolResult<z.infer<typeof output>>> {
    const taken = await takeHold(ctx, hold, null);
    if (taken.outcome !== 'booked') return { output: { ...taken, appointment: null, released: 0 }, ask: null };
    const [appointment] = await describeOwn(ctx, [taken.row]);
    return {
      output: { outcome: 'booked', appointment: appointment ?? null, released: taken.released, alternatives: [] },
      ask: null,
    };
  },
});
