import { z } from 'zod';
import { defineTool, type ToolResult } from '../tool.ts';
import { bookingOutput, sayBooking } from './book-appointment.say.ts';
import { describeOwn } from './own-appointment.ts';
import { takeHold } from './take-hold.ts';
import { tellVisit } from './tell-visit.ts';

export const bookAppointment = defineTool({
  name: 'book_appointment',
  description:
    'Books a time that hold_slots keeps, once the person has agreed to it. Only "booked" is a booking: say it with the service, the ' +
    'label and the price of `appointment`. With "expired" or "taken", say the time is gone and offer `alternatives`.',
  effect: 'write',
  roles: { CUSTOMER: 'runs' },
  input: z.object({ hold: z.string().describe('The `hold` that hold_slots returned for the chosen time.') }),
  output: bookingOutput,
  async run(ctx, { hold }): Promise<ToolResult<z.infer<typeof bookingOutput>>> {
    const taken = await takeHold(ctx, hold, null);
    if (taken.outcome !== 'booked') return { output: { ...taken, appointment: null, released: 0 } };
    await tellVisit(ctx, taken.row.id, 'booked');
    const [appointment = null] = await describeOwn(ctx, [taken.row]);
    return {
      output: { outcome: 'booked', appointment, released: taken.released, alternatives: [] },
      closes: ['booking'],
    };
  },
  say: sayBooking,
  deeds: ({ outcome }) => (outcome === 'booked' ? ['booked', 'noted'] : []),
});
