import { z } from 'zod';
import { wantPerson } from '#db/conversation.ts';
import { mainSite } from '#db/site.ts';
import { speakPhone } from '#language/phone.ts';
import { toLocal } from '#language/zone.ts';
import { holidayOn } from '../booking/holidays.ts';
import { isOpenAt, openingOn } from '../booking/opening.ts';
import { defineTool } from '../tool.ts';

export const requestPerson = defineTool({
  name: 'request_person',
  description:
    'Asks a member of the team to take over this conversation. Use it when the person wants a human, is upset, or needs what no tool can ' +
    'do. Say that somebody will answer here, when the business is open, and give `phoneLabel` for what is urgent.',
  effect: 'write',
  permission: 'person.request',
  input: z.object({ reason: z.string().describe('What it is about, in one short sentence for the team.') }),
  output: z.object({
    outcome: z.enum(['requested']),
    phone: z.string(),
    phoneLabel: z.string(),
    openNow: z.boolean(),
  }),
  async run(ctx) {
    const { id } = ctx.conversation;
    await wantPerson(ctx.db, id);
    // The reason stays on the receipt: the audit is never erased, and people write about themselves.
    ctx.wrote({ table: 'conversation', op: 'update', id, values: { personWanted: true } });
    const { hours, closures, phone } = await mainSite(ctx.db);
    const { date, time } = toLocal(ctx.now(), ctx.tenant.zone);
    const openNow = isOpenAt(openingOn({ hours, closures, holidays: holidayOn }, date), time);
    return { output: { outcome: 'requested', phone, phoneLabel: speakPhone(phone), openNow }, ask: null };
  },
});
