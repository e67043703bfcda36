import { z } from 'zod';
import { type Filled, missingSlot, readSlots } from '../../dialogue/intent.ts';
import { intentNamed } from '../intents.ts';
import type { MemberReading } from '../reading.ts';
import { recalled } from '../recall.ts';
import type { Amend } from './correction.ts';
import { hourIn } from './hour.ts';

/** "Et jeudi ?", "only Lucas", "celles de plus de 1000 euros": the same list, seen otherwise. */
const again = /^(?:et|and|ou|or|only|just|juste|seulement|que|uniquement|celles?|ceux|those|pour|for)\b/;
const lists = [
  'show_planning',
  'find_slots',
  'list_tasks',
  'list_deals',
  'list_quotes',
  'list_invoices',
  'show_stock',
  'show_contact',
  'find_services',
  'opening_hours',
];
/** Of which an hour or a day alone changes only that, while they wait for one: what was done is not done again by "et jeudi ?". */
const times = ['move_for', 'book_for'];
/** Of which a second one is written for somebody else only. */
const papers = ['create_quote', 'create_invoice'];
const openOutcome = z.looseObject({ outcome: z.enum(['need_time', 'not_free']) });

/** The same once more, with what is said now; a correction keeps what was said before. */
export const ofSame: Amend = (reading, { last, state, said: folded, isCorrection }) => {
  const intent = last.intent === null ? null : intentNamed(last.intent);
  const isList = lists.includes(last.tool);
  const goesOn = reading.isBare || isCorrection || (isList && again.test(folded));
  if (!intent || !goesOn) return null;
  const read = readSlots(intent, reading);
  const said = times.includes(last.tool)
    ? withHour(read, reading, last.filled['when'])
    : papers.includes(last.tool)
      ? ofAnotherCustomer(read, last.filled)
      : read;
  if (Object.keys(said).length === 0) return null;
  // What was done is not done again by words that change nothing of it.
  if (!isList && Object.entries(said).every(([name, words]) => last.filled[name] === words)) return null;
  const isOpen = times.includes(last.tool) && openOutcome.safeParse(last.output).success;
  const keeps = isCorrection || isList || isOpen;
  const whole = recalled(intent, { ...(keeps ? last.filled : {}), ...said }, { reading, state });
  return missingSlot(intent, whole) === null ? { intent: intent.name, said: whole } : null;
};

function ofAnotherCustomer(said: Filled, before: Filled): Filled {
  return said['who'] === undefined || said['who'] === before['who'] ? {} : { who: said['who'] };
}

const afterAll = /\b(?:oui|yes|ok|si|finalement|actually)\b.*\b(?:annule|cancel|supprime|delete)\b/;

/** "OK yes cancel it" after it was let go: it is asked once more. */
export const ofYes: Amend = ({ spans }, { last: { intent, filled, input }, said }) => {
  if (spans.some(({ kind }) => kind === 'contact' || kind === 'stranger' || kind === 'plate')) return null;
  const words = Object.entries({ ...filled, ...input }).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  return intent && afterAll.test(said) ? { intent, said: Object.fromEntries(words), isPlain: true } : null;
};

/** Another day, of which no hour is said, keeps the hour that was said before. */
function withHour(said: Filled, { when }: MemberReading, before: string | undefined): Filled {
  const hour = before === undefined ? null : hourIn(before);
  const isDayAlone = when !== null && when.days.length > 0 && when.time === null && when.from === null;
  return hour && isDayAlone && said['when'] !== undefined ? { ...said, when: `${said['when']} ${hour}` } : said;
}
