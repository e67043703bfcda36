import { fold } from '#language/normalise.ts';
import type { MemberReading } from '../reading.ts';
import type { MemberState } from '../state.ts';
import { unreadWords } from '../unread.ts';
import { ofAmount } from './amount.ts';
import { ofBlock, ofBooking, ofEarlierBooking, ofMove, ofSlots } from './booking.ts';
import { ofCreated, ofMisspelt, ofPhone, oneMoreContact } from './contact.ts';
import { type Amend, type Amendment, correction } from './correction.ts';
import { ofDeal } from './deal.ts';
import { ofMessage } from './message.ts';
import { ofClock, ofMileage, ofReading } from './mileage.ts';
import { ofNote, ofThatOneNote, oneMoreFinding } from './note.ts';
import { ofMissing, ofOpen } from './open.ts';
import { ofAnswer, ofPaper } from './paper.ts';
import { ofPart, oneMorePart } from './part.ts';
import { ofPrice } from './price.ts';
import { ofSame, ofYes } from './same.ts';
import { ofTask, ofWrongTask, oneMoreTask } from './task.ts';
import { ofJob } from './job.ts';
import { ofUndone } from './undone.ts';

const shortest = 16;

/** What each tool's work may be amended by, in the order it is tried. */
const byTool: Readonly<Record<string, readonly Amend[]>> = {
  create_task: [oneMoreTask, ofTask],
  change_task: [oneMoreTask, ofWrongTask, ofTask],
  use_part: [oneMorePart, ofPart],
  order_part: [oneMorePart, ofSame],
  add_note: [ofNote, oneMoreFinding],
  change_note: [ofNote, oneMoreFinding],
  block_time: [ofBlock],
  set_job: [ofClock, ofJob, ofSame],
  set_mileage: [ofReading, ofMileage, ofSame],
  undo: [ofUndone, ofMileage, ofSame],
  show_timeline: [ofMileage, ofSame],
  show_vehicle: [ofMileage, ofSame],
  write_to: [ofMessage],
  create_company: [ofCreated, oneMoreContact, ofSame],
  register_vehicle: [ofCreated, ofSame],
  create_contact: [ofCreated, ofPhone, ofMisspelt, oneMoreContact, ofSame],
  update_contact: [ofPhone, ofMisspelt, oneMoreContact, ofSame],
  book_for: [ofBooking, ofSame],
  move_for: [ofMove, ofSame],
  create_deal: [ofDeal],
  change_deal: [ofDeal],
  create_quote: [ofPaper, ofSame],
  change_quote: [ofPaper, ofSame],
  show_quote: [ofAnswer, ofPaper, ofSame],
  create_invoice: [ofPaper, ofSame],
  change_invoice: [ofPaper, ofSame],
  show_invoice: [ofPaper, ofSame],
  record_payment: [ofAmount, ofPaper, ofSame],
  ask_supplement: [ofAmount],
  list_quotes: [ofAnswer, ofSame],
  send_quote: [ofAnswer, ofPaper],
  list_deals: [ofDeal, ofSame],
  list_invoices: [ofPaper, ofSame],
  find_slots: [ofSlots, ofSame],
  ask_business: [ofPrice, ofSame],
  cancel_for: [ofYes],
  delete_contact: [ofYes],
};

/** What a message makes of what was done last; null where it says nothing of it. */
export function amended(reading: MemberReading, state: MemberState): Amendment | null {
  const { last } = state;
  if (last === null || reading.words.length > shortest) return null;
  const said = fold(reading.text);
  const amending = { last, state, said, isCorrection: isCorrected(reading, said, last.tool) };
  for (const amend of [ofMissing, ofOpen, ofEarlierBooking, ofThatOneNote, ...(byTool[last.tool] ?? [ofSame])]) {
    const amendment = amend(reading, amending);
    if (amendment !== null) return isSafe(reading, amendment) ? amendment : null;
  }
  return null;
}

/** "C'est 15h" corrects; "c'est parfait merci" and "c'est qui à 16h" do not. */
function isCorrected(reading: MemberReading, said: string, tool: string): boolean {
  if (!correction.test(said)) return false;
  const isFree = inOwnWords.includes(tool) && !praise.test(said);
  return isFree || !pointing.test(said) || unreadWords(reading).length === 0;
}

/** What is kept in their own words is corrected in any: "it's a cat lol". */
const inOwnWords: readonly string[] = ['add_note', 'change_note', 'order_part'];
const praise = /\b(?:parfait|bon|bien|ok|merci|super|nickel|top|perfect|great|good|fine|thanks|cool|clair)\b/;

const pointing = /^(?:(?:ah|oh|euh|oups|oops|hum) )*(?:c est|its?) /;
/** Asked, these show something; all else that asks changes nothing. */
const shows =
  `show_paper service_price opening_hours show_planning who_is_where free_slots list_tasks pipeline quote_state overdue stock
  contact_overview find_contact timeline vehicle_history find_vehicle ask_knowledge find_company`.split(/\s+/);
/** These are of whoever is named; all else of what stands there, and of nobody who is named beside it. */
const ofNamed =
  `change_task_contact create_contact create_company book_for rename_contact create_task write_to change_note job_note accept_for
  complete_task update_contact`
    .split(/\s+/)
    .concat(shows);

function isSafe({ source, spans }: MemberReading, { intent, isPlain = false }: Amendment): boolean {
  if (source.includes('?') && !shows.includes(intent)) return false;
  const names = spans.some(({ kind }) => ['contact', 'stranger', 'company', 'plate', 'model'].includes(kind));
  return !isPlain || !names || ofNamed.includes(intent);
}
