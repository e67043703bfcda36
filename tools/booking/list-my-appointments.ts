import { z } from 'zod';
import { upcomingOf } from '#db/appointment.ts';
import { contactOf } from '../subject.ts';
import { defineTool } from '../tool.ts';
import { appointmentsOutput, sayAppointments } from './list-my-appointments.say.ts';
import { describeOwn } from './own-appointment.ts';

export const listMyAppointments = defineTool({
  name: 'list_my_appointments',
  description:
    'Lists the coming appointments of the person, soonest first, with their ids. Use it before moving or cancelling one that the ' +
    'context does not show.',
  effect: 'read',
  roles: { CUSTOMER: 'runs' },
  input: z.object({}),
  output: appointmentsOutput,
  async run(ctx) {
    const rows = await upcomingOf(ctx.db, contactOf(ctx));
    return { output: { appointments: await describeOwn(ctx, rows) } };
  },
  say: sayAppointments,
  deeds: () => [],
});
