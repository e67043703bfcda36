import { readChoice } from '#language/choice.ts';
import { readYesNo } from '#language/yes-no.ts';
import type { Ask, AskOption } from '#tools/ask.ts';
import { withoutCourtesies } from '../manners.ts';
import type { CustomerReading } from './reading.ts';
import type { CustomerScope } from './state.ts';

const denials = new Set('non pas plus ni sauf aucun no not neither none except can t cannot dont'.split(' '));

/**
 * Which option of a standing offer a message accepts. The plain answers ("1", "oui") are taken by a lane before any model;
 * what comes here is said in other words, and anything but a plain acceptance is null.
 */
export function readPick(
  reading: CustomerReading,
  ask: Ask,
  { context, now }: Pick<CustomerScope, 'context' | 'now'>,
): number | null {
  if (Date.parse(ask.until) <= now.getTime()) return null;
  const yesNo = readYesNo(reading.text);
  if (yesNo === 'no' || reading.words.some((word) => denials.has(word))) return null;
  if (ask.kind === 'confirm' && yesNo === 'yes') return 0;
  const { language, zone } = context;
  const wish = withoutCourtesies(reading.words).join(' ');
  const chosen =
    readChoice(reading.text, ask.options, { language, zone, now }) ??
    (reading.text.includes('?') ? null : readChoice(wish, ask.options, { language, zone, now }));
  if (chosen !== null) return chosen;
  if (!reading.isBare || reading.services.length > 0) return null;
  const fits = ask.options.flatMap((option, index) => (isAt(option, reading) ? [index] : []));
  return fits.length === 1 ? (fits[0] ?? null) : null;
}

/** The message names this slot's time and nothing that contradicts it; for the only slot offered, a day alone is no yes. */
function isAt({ startsAt }: AskOption, { when }: CustomerReading): boolean {
  if (!startsAt || !when?.time || when.around || when.ambiguous) return false;
  const [date, time] = startsAt.split('T');
  const sameDay = when.days.length === 0 || (when.days.length === 1 && when.days[0] === date);
  return sameDay && when.time === time;
}
