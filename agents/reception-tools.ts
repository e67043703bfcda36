import { unaccent } from '#language/normalise.ts';
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
import { myInvoices } from '#tools/invoices/my-invoices.ts';
import { acceptQuote } from '#tools/quotes/accept-quote.ts';
import { myQuotes } from '#tools/quotes/my-quotes.ts';
import { refuseQuote } from '#tools/quotes/refuse-quote.ts';
import { asksWhy } from '#tools/knowledge/asks-why.ts';
import { explainAnswer } from '#tools/knowledge/explain-answer.ts';
import type { Tool } from '#tools/tool.ts';
import { repairStatus } from '#tools/vehicles/repair-status.ts';
import type { Subject } from './agent.ts';

// The order is part of the prompt, which a provider caches: add at the end.
const always: readonly Tool[] = [
  ...[findServices, findSlots, holdSlots, bookAppointment, rescheduleAppointment, cancelAppointment],
  ...[repairStatus, openingHours, requestMember, leaveNote, askBusiness],
];
const ofDetails: readonly Tool[] = [listMyAppointments, saveMyDetails, changeMyName, confirmAppointment];
const ofPapers: readonly Tool[] = [myQuotes, acceptQuote, refuseQuote, myInvoices];

/** As many of the customer's last messages say what they talk about. */
const lastMessages = 2;
const paperWords =
  /\b(?:devis|estimation|chiffrage|factur\w*|avoir|accord|accept\w*|refus\w*|declin\w*|suppl\w*|vous dois|dois[- ]je|combien\b.*\bdois|dois combien|pay\w*|paie\w*|regl\w*|relance|rembours\w*|quotes?|quoted|estimate|invoices?|bills?|billed|owe\w*|receipt|charged?|balance)\b/;

/**
 * Fifteen tools of the reception: quotes and invoices take the place of the customer's own details where they are talked of, and the asking
 * where an answer came from that of the last of either.
 */
export function receptionTools({ heard, called }: Subject): readonly Tool[] {
  const isOfPapers =
    heard.slice(-lastMessages).some((text) => paperWords.test(unaccent(text))) ||
    called.some((name) => ofPapers.some((tool) => tool.name === name));
  const tools = [...always, ...(isOfPapers ? ofPapers : ofDetails)];
  return asksWhy(heard.at(-1) ?? '') ? [...tools.slice(0, -1), explainAnswer] : tools;
}
