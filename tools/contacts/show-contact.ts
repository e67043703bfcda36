import { z } from 'zod';
import { fieldsOfRecord } from '#db/field-value.ts';
import { type Overview, overviewOf } from '#db/contact-overview.ts';
import { dayLabel, slotLabel } from '#language/format.ts';
import { toLocal } from '#language/zone.ts';
import { visitName } from '../booking/visit-name.ts';
import { describeFields } from '../fields/own-fields.ts';
import { defineTool, type ToolContext, type ToolResult } from '../tool.ts';
import { describeContact, vehicleRefs } from './contact-view.ts';
import { meantContact } from './meant-contact.ts';
import { contactOutput, sayContact } from './show-contact.say.ts';

export const showContact = defineTool({
  name: 'show_contact',
  description:
    'Finds a customer by name, phone, e-mail or plate. With `full` also all that is going on with them: appointments, vehicles, quotes, what ' +
    'they owe, tasks, latest notes.',
  effect: 'read',
  roles: { USER: 'runs', MANAGER: 'runs', OWNER: 'runs' },
  input: z.object({
    who: z.string().describe('The customer, as they called them, or an id.'),
    full: z.boolean().optional().describe('true for everything we know, false for how to reach them.'),
  }),
  output: contactOutput,
  async run(ctx, { who, full = false }): Promise<ToolResult<z.infer<typeof contactOutput>>> {
    const meant = await meantContact(ctx, who, 'who', { reads: true });
    if ('which' in meant) return meant;
    const [overview, fields] = await Promise.all([
      overviewOf(ctx.db, meant.one.id),
      fieldsOfRecord(ctx.db, meant.one.id),
    ]);
    return {
      output: {
        full,
        contact: describeContact(ctx, meant.one),
        vehicles: vehicleRefs(meant.one),
        fields: describeFields(fields, ctx.language),
        ...describeOverview(ctx, overview),
      },
      closes: ['which'],
    };
  },
  say: sayContact,
  deeds: () => [],
});

function describeOverview({ language, tenant }: ToolContext, overview: Overview) {
  const day = (date: string | null) => date && dayLabel(date, language);
  return {
    appointments: overview.appointments.map(({ id, startsAt, status, services, vehicle }) => {
      const at = toLocal(startsAt, tenant.zone);
      return {
        id,
        label: slotLabel(at.date, at.time, language),
        service: visitName(services, language),
        status,
        vehicle: vehicle || null,
      };
    }),
    lastVisit: overview.lastVisit && dayLabel(toLocal(overview.lastVisit, tenant.zone).date, language),
    quotes: overview.quotes.map(({ id, number, status, totalCents }) => ({ id, label: number, status, totalCents })),
    invoices: overview.invoices.map(({ id, number, status, owedCents, dueOn, issuedOn }) => ({
      ...{ id, label: number ?? '', status, owedCents, due: day(dueOn), issued: day(issuedOn) },
    })),
    tasks: overview.tasks.map(({ id, title }) => ({ id, label: title })),
    notes: overview.notes.map(({ words }) => words),
  };
}
