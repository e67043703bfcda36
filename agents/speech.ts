import type { z } from 'zod';
import { Booked, speakBooking } from './speech/book-appointment.ts';
import { Cancelled, speakCancellation } from './speech/cancel-appointment.ts';
import { FoundServices, speakServices } from './speech/find-services.ts';
import { FoundSlots, speakSlots } from './speech/find-slots.ts';
import { HeldSlots, speakHold } from './speech/hold-slots.ts';
import { MyAppointments, speakAppointments } from './speech/list-my-appointments.ts';
import { OpeningHours, speakHours } from './speech/opening-hours.ts';
import { RepairStatus, speakRepairs } from './speech/repair-status.ts';
import { PersonRequested, speakPerson } from './speech/request-person.ts';
import { Moved, speakMove } from './speech/reschedule-appointment.ts';
import { SavedDetails, speakDetails } from './speech/save-my-details.ts';
import type { Speaking } from './speech/speaking.ts';

type Speaker = (output: unknown, speaking: Speaking) => string | null;

const SPEAKERS = new Map<string, Speaker>([
  ['find_services', speaker(FoundServices, speakServices)],
  ['find_slots', speaker(FoundSlots, speakSlots)],
  ['hold_slots', speaker(HeldSlots, speakHold)],
  ['book_appointment', speaker(Booked, speakBooking)],
  ['reschedule_appointment', speaker(Moved, speakMove)],
  ['cancel_appointment', speaker(Cancelled, speakCancellation)],
  ['list_my_appointments', speaker(MyAppointments, speakAppointments)],
  ['repair_status', speaker(RepairStatus, speakRepairs)],
  ['opening_hours', speaker(OpeningHours, speakHours)],
  ['save_my_details', speaker(SavedDetails, speakDetails)],
  ['request_person', speaker(PersonRequested, speakPerson)],
]);

/** How a tool's output is said in a short message; null for a tool without words or an output that is not its own. */
export function speak(tool: string, output: unknown, speaking: Speaking): string | null {
  return SPEAKERS.get(tool)?.(output, speaking) ?? null;
}

function speaker<Output>(schema: z.ZodType<Output>, say: (output: Output, speaking: Speaking) => string): Speaker {
  return (output, speaking) => {
    const read = schema.safeParse(output);
    return read.success ? say(read.data, speaking) : null;
  };
}
