/**
 * What Twilio's error codes mean to us: https://www.twilio.com/docs/api/errors. The same words whether a send was answered so or a
 * status callback says it later.
 *
 * Two of the words stand for "never again". `opted_out`: 21610, the person told Twilio or their carrier STOP. `no_messages`: the number
 * is a landline's (21614, 21635; 30006, which for a short code may also be its carrier's, and we send from none).
 *
 * No others do. 30003 is a phone that is off, 30005 a number that is unknown or not in service today, 30004 and 30007 a carrier that
 * blocks or filters what was sent, for its words or its sender, 30008 is unknown, and 21211, 21408 and 21612 are of our own settings
 * as often as of the number: the next message may well arrive.
 */
const meanings = new Map<number, string>([
  [20003, 'credentials'],
  [21211, 'bad_number'],
  [21606, 'wrong_sender'],
  [21610, 'opted_out'],
  [21614, 'no_messages'],
  [21617, 'too_long'],
  [21635, 'no_messages'],
  [30006, 'no_messages'],
]);

/** Null for a code that has no word. */
export function meaningOf(code: number | null): string | null {
  return code === null ? null : (meanings.get(code) ?? null);
}
