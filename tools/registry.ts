import { bookAppointment } from './booking/book-appointment.ts';
import { cancelAppointment } from './booking/cancel-appointment.ts';
import { findServices } from './booking/find-services.ts';
import { findSlots } from './booking/find-slots.ts';
import { holdSlots } from './booking/hold-slots.ts';
import { listMyAppointments } from './booking/list-my-appointments.ts';
import { rescheduleAppointment } from './booking/reschedule-appointment.ts';
import { openingHours } from './business/opening-hours.ts';
import { saveMyDetails } from './contacts/save-my-details.ts';
import { requestPerson } from './desk/request-person.ts';
import type { Tool } from './tool.ts';
import { repairStatus } from './vehicles/repair-status.ts';

/** What the reception may do for a customer. The order is part of the prompt, which a provider caches: add at the end. */
export const receptionTools: Tool[] = [
  ...[findServices, findSlots, holdSlots, bookAppointment, rescheduleAppointment, cancelAppointment],
  ...[listMyAppointments, repairStatus, openingHours, saveMyDetails, requestPerson],
];
