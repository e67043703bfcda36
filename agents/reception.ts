import { readFileSync } from 'node:fs';
import { bookAppointment } from '#tools/booking/book-appointment.ts';
import { cancelAppointment } from '#tools/booking/cancel-appointment.ts';
import { confirmAppointment } from '#tools/booking/confirm-appointment.ts';
import { findServices } from '#tools/booking/find-services.ts';
import { findSlots } from '#tools/booking/find-slots.ts';
import { holdSlots } from '#tools/booking/hold-slots.ts';
import { listMyAppointments } from '#tools/booking/list-my-appointments.ts';
import { rescheduleAppointment } from '#tools/booking/reschedule-appointment.ts';
import { askBusiness } from '#tools/business/ask-business.ts';
import { openingHours } from '#tools/business/opening-hours.ts';
import { changeMyName } from '#tools/contacts/change-my-name.ts';
import { saveMyDetails } from '#tools/contacts/save-my-details.ts';
import { leaveNote } from '#tools/desk/leave-note.ts';
import { requestMember } from '#tools/desk/request-member.ts';
import { usableBy } from '#tools/actor.ts';
import type { Tool } from '#tools/tool.ts';
import { repairStatus } from '#tools/vehicles/repair-status.ts';
import type { Agent, BriefScene } from './agent.ts';
import { comingOf, hadBy, momentOf } from './brief.ts';
import type { CustomerContext } from './context.ts';

/** The order is part of the prompt, which a provider caches: add at the end. */
const tools: readonly Tool[] = [
  ...[findServices, findSlots, holdSlots, bookAppointment, rescheduleAppointment, cancelAppointment],
  ...[listMyAppointments, repairStatus, openingHours, saveMyDetails, requestMember, leaveNote],
  ...[askBusiness, changeMyName, confirmAppointment],
];

/** Answers customers: appointments, prices, opening hours, the state of a repair, what the business says of itself. */
export function reception(): Agent {
  return {
    name: 'reception',
    instructions: readFileSync(new URL('./instructions/reception.md', import.meta.url), 'utf8'),
    toolsFor: (actor) => tools.filter((tool) => usableBy(tool, actor)),
    brief: briefCustomer,
    // Three SMS.
    maxLength: 480,
    steps: 8,
    timeoutMs: 20_000,
  };
}

function briefCustomer(scene: BriefScene): CustomerContext {
  const { partner } = scene.setting;
  if (partner.kind !== 'contact') throw new Error('The reception answers customers only.');
  const { firstName, lastName } = partner;
  return {
    kind: 'customer',
    ...momentOf(scene),
    contact: {
      known: firstName !== null || lastName !== null,
      ...{ firstName, lastName },
      vehicles: scene.surroundings.vehicles.map(({ plate, model }) => ({ plate, model })),
      had: hadBy(scene),
    },
    appointments: comingOf(scene),
  };
}
