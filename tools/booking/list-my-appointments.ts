import { z } from 'zod';
import { upcomingOf } from '#db/appointment.ts';
import { defineTool } from '../tool.ts';
import { describeOwn } from './own-appointment.ts';
import { appointmentShape } from './shapes.ts';

export const listMyAppointments = defineTool({
  name: 'list_my_appointments',
  description:
    'Lists the coming appointments of the person, soonest first, with their ids. Use it before moving or cancelling one that the ' +
    'context does not show.',
  effect: 'read',
  permission: 'own.appointments.read',
  input: z.object({}),
  output: z.object({ appointments: z.array(appointmentShape) }),
  async run(ctx) {
    const rows = await upcomingOf(ctx.db, ctx.actor.contactId);
    return { output: { appointments: await describeOwn(ctx, rows) }, ask: null };
  },
});
