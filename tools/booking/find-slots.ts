import { z } from 'zod';
import type { AppointmentRow } from '#db/appointment.ts';
import { dayLabel } from '#language/format.ts';
import { readWhen } from '#language/when.ts';
import { defineTool, type ToolContext } from '../tool.ts';
import { askedLabel } from './asked-label.ts';
import { openDiary } from './diary.ts';
import { offerFor } from './offer.ts';
import { longestDay } from './opening.ts';
import { appointmentToMove, sayingOf } from './own-appointment.ts';
import { saySlots, type SlotsOutput, slotsOutput } from './find-slots.say.ts';
import { namedTechnician } from './named-technician.ts';
import { describeSlot, describeVisit } from './shapes.ts';
import { nameOf } from './visit-name.ts';
import { alsoInput, technicianInput } from './visit-input.ts';
import { type VisitWords, wantedVisit } from './wanted-visit.ts';

const nothing = { asked: null, exact: false, slots: [], days: [], reason: null };

export const findSlots = defineTool({
  name: 'find_slots',
  description:
    'Finds free times for a service, and says why there are none. Call it before you speak of any time. The outcome says what to do: ' +
    '"found" (offer slots[0], alone when `exact`), "need_day" (ask which day), "which_day" (ask which of `days` is meant), "closed", ' +
    '"full" and "past" (say so, then offer `slots`, which are the nearest), "no_such_time", "unknown_service" (ask which service). ' +
    'Then call hold_slots with one or two of the slots.',
  effect: 'read',
  roles: { CUSTOMER: 'runs', USER: 'runs', MANAGER: 'runs', OWNER: 'runs' },
  input: z.object({
    service: z.string().describe('The code of a service, or the words of the person for it.'),
    also: alsoInput,
    when: z
      .string()
      .optional()
      .describe(
        'The day and time in the words of the person, unchanged: "jeudi matin", "demain vers 10h", "next week". ' +
          'Join what was said in several messages. Leave it out when no day was said.',
      ),
    appointment: z
      .string()
      .optional()
      .describe(
        'The id of the appointment to move or change. `service` and `also` say what it shall be for afterwards.',
      ),
    technician: technicianInput,
  }),
  output: slotsOutput,
  async run(ctx, input) {
    const moving = input.appointment ? await appointmentToMove(ctx, input.appointment) : null;
    return { output: await find(ctx, input, moving) };
  },
  say: saySlots,
  deeds: () => [],
});

async function find(
  ctx: ToolContext,
  input: VisitWords & { when?: string | undefined; technician?: string | undefined },
  moving: AppointmentRow | null,
): Promise<SlotsOutput> {
  const saying = sayingOf(ctx);
  const { language, zone } = saying;
  const visit = await wantedVisit(ctx, input, moving);
  if ('unclear' in visit) {
    const names = visit.unclear.map((each) => nameOf(each, language)).join(', ');
    return { ...nothing, outcome: 'unknown_service', reason: names ? `several: ${names}` : null };
  }
  const technician = await namedTechnician(ctx, input.technician);
  const when = readWhen(input.when ?? '', { now: ctx.now(), zone, language });
  const technicianId = technician?.id ?? null;
  const diary = await openDiary(ctx, { ...visit, days: when?.days ?? [], moving, technicianId });
  if (visit.durationMinutes > longestDay(diary)) {
    return { ...nothing, outcome: 'full', service: describeVisit(visit, saying), reason: 'too_long' };
  }
  const offer = offerFor(when, diary, language);
  return {
    outcome: offer.outcome,
    service: describeVisit(visit, saying),
    asked: when && askedLabel(when, language),
    exact: offer.exact,
    slots: offer.slots.map(({ startsAt }) => describeSlot(startsAt, saying)),
    days: offer.days.map((date) => ({ date, label: dayLabel(date, language) })),
    reason: offer.reason,
    ...(technician && { technician: technician.name }),
  };
}
