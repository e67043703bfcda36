import { z } from 'zod';
import { fold } from '#language/normalise.ts';
import { isSameWord, isWithin } from '#language/same-word.ts';
import { addDays, weekdayOf } from '#language/zone.ts';
import { missingSlot, readSlots } from '../dialogue/intent.ts';
import { type Amendment, correction } from './correction.ts';
import { intentNamed } from './intents.ts';
import { first, readKilometres } from './read/terms.ts';
import { readQuantity } from './read/parts.ts';
import { colleagueWords, whenWords } from './read/words.ts';
import { ofBlock, ofBooking } from './amend-booking.ts';
import { amendedPaper } from './amend-paper.ts';
import type { MemberReading } from './reading.ts';
import { recalled } from './recall.ts';
import type { MemberState } from './state.ts';

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
];
/** Of which an hour or a day alone changes only that, while they wait for one: what was done is not done again by "et jeudi ?". */
const times = ['move_for', 'book_for'];
const openOutcome = z.looseObject({ outcome: z.enum(['need_time', 'not_free']) });
const shortest = 16;

/** What a message makes of what was done last; null where it says nothing of it. */
export function amended(reading: MemberReading, state: MemberState): Amendment | null {
  const { last } = state;
  if (last === null || reading.words.length > shortest) return null;
  const said = fold(reading.text);
  const isCorrection = correction.test(said);
  switch (last.tool) {
    case 'create_task':
    case 'change_task':
      return oneMoreTask(reading) ?? ofTask(reading, last.output, isCorrection);
    case 'use_part':
      return ofPart(reading, last.output, isCorrection);
    case 'add_note':
    case 'change_note':
      return isCorrection ? ofNote(reading, last.output) : oneMore(reading, last);
    case 'block_time':
      return ofBlock(reading, last.output);
    case 'set_job':
      return ofJob(said, last.output);
    case 'set_mileage':
    case 'undo':
    case 'show_timeline':
    case 'show_vehicle':
      return ofMileage(reading, state) ?? ofSame(reading, last, { isCorrection, state });
    case 'write_to':
      return ofMessage(reading, last);
    case 'create_company':
      return oneMoreContact(reading) ?? ofSame(reading, last, { isCorrection, state });
    case 'book_for':
      return ofBooking(reading, last.output, isCorrection) ?? ofSame(reading, last, { isCorrection, state });
    case 'create_contact':
    case 'update_contact':
      return ofName(reading, last.output) ?? oneMoreContact(reading) ?? ofSame(reading, last, { isCorrection, state });
    case 'create_deal':
    case 'change_deal':
      return ofDeal(said, last.output);
    case 'create_quote':
    case 'change_quote':
    case 'show_quote':
    case 'create_invoice':
    case 'change_invoice':
    case 'show_invoice':
    case 'record_payment':
    case 'list_invoices':
      return amendedPaper(reading, { last, recent: state.recent }) ?? ofSame(reading, last, { isCorrection, state });
    case 'cancel_for':
    case 'delete_contact':
      return ofYes(said, last);
    default:
      return ofSame(reading, last, { isCorrection, state });
  }
}

type Last = NonNullable<MemberState['last']>;

/** The same once more, with what is said now; a correction keeps what was said before. */
function ofSame(
  reading: MemberReading,
  last: Last,
  { isCorrection, state }: { isCorrection: boolean; state: MemberState },
): Amendment | null {
  const intent = last.intent === null ? null : intentNamed(last.intent);
  const isList = lists.includes(last.tool);
  const goesOn = reading.isBare || isCorrection || (isList && again.test(fold(reading.text)));
  if (!intent || !goesOn) return null;
  const said = readSlots(intent, reading);
  if (Object.keys(said).length === 0) return null;
  // What was done is not done again by words that change nothing of it.
  if (!isList && Object.entries(said).every(([name, words]) => last.filled[name] === words)) return null;
  const isOpen = times.includes(last.tool) && openOutcome.safeParse(last.output).success;
  const keeps = isCorrection || isList || isOpen;
  const whole = recalled(intent, { ...(keeps ? last.filled : {}), ...said }, { reading, state });
  return missingSlot(intent, whole) === null ? { intent: intent.name, said: whole } : null;
}

const taskOutput = z.looseObject({ task: z.looseObject({ id: z.string(), dueOn: z.string().nullable().optional() }) });

/** "Wednesday that week": the day of that name in the week of the one that stands. */
function inThatWeek({ source, when }: MemberReading, dueOn: string | null): string | null {
  const [day] = when?.days ?? [];
  if (
    !day ||
    dueOn === null ||
    !/\b(?:that (?:same )?week|the same week|cette semaine[- ]l[àa]|la m[êe]me semaine)\b/i.test(source)
  )
    return null;
  const weekday = (date: string) => (weekdayOf(date) + 6) % 7;
  return addDays(dueOn, weekday(day) - weekday(dueOn));
}

function ofTask(reading: MemberReading, output: unknown, isCorrection: boolean): Amendment | null {
  const { data } = taskOutput.safeParse(output);
  if (!data) return null;
  const task = data.task.id;
  const colleague = colleagueWords(reading);
  const when = inThatWeek(reading, data.task.dueOn ?? null) ?? whenWords(reading);
  const contact = first(reading, 'contact');
  // "Non pas Paulette, Roger": the last one named is the one who is meant.
  const others = reading.spans.filter(({ kind }) => kind === 'contact');
  const isDone = /\b(?:done|finished|faite?|c est bon|coche|termine\w*)\b/.test(fold(reading.text));
  if (isDone && contact === null && first(reading, 'plate', 'model') === null && !isCorrection)
    return { intent: 'complete_task', said: { task }, isPlain: true };
  if (isCorrection && contact !== null && when === null && colleague === null) {
    return { intent: 'change_task_contact', said: { task, contact: others.at(-1)?.value ?? contact }, isPlain: true };
  }
  const isShort = reading.words.length <= 7;
  if (!(isCorrection || reading.isBare || isShort)) return null;
  if (colleague !== null && when === null) return { intent: 'assign_task', said: { task, assignee: colleague } };
  return when !== null && colleague === null ? { intent: 'postpone_task', said: { task, due: when } } : null;
}

const partsOutput = z.looseObject({ parts: z.array(z.looseObject({ id: z.string(), label: z.string() })) });

function ofPart(reading: MemberReading, output: unknown, isCorrection: boolean): Amendment | null {
  const { data } = partsOutput.safeParse(output);
  const quantity = readQuantity(reading);
  if (!data || quantity === null || !(isCorrection || reading.words.length <= 5)) return null;
  const named = data.parts.find(({ label }) =>
    fold(label)
      .split(' ')
      .some((word) => word.length > 2 && reading.words.some((each) => isSameWord(each, word))),
  );
  const part = named ?? data.parts.at(-1);
  return part ? { intent: 'correct_part', said: { part: part.id, quantity: String(quantity) } } : null;
}

const noteOutput = z.looseObject({ activity: z.looseObject({ id: z.string(), label: z.string() }) });
const marker =
  /^(?:ah |euh |oups,? |oops,? )?(?:non|no|nan|pardon|en fait|actually|sorry|je voulais dire|i meant|i mean|d[ée]sol[ée]e?)\b[\s,:.!]*/i;
const notThis =
  /\b(?:pas|not) (?:the |le |la |l'|les |du |de la )?(?<wrong>[\p{L}\d]+)[\s,]+(?:mais |but |c'est )?(?:the |le |la |l'|les |du |de la )?(?<right>[\p{L}\d]+)/iu;
const inserted = /^(?:the |le |la |l'|les )?(?<noun>[\p{L}]+) (?<right>[\p{L}\d]+)$/iu;

/** The note as it shall be: a word put in the place of another where that is said, or the correction behind it. Nothing is lost. */
function ofNote(reading: MemberReading, output: unknown): Amendment | null {
  const { data } = noteOutput.safeParse(output);
  if (!data) return null;
  const { id: activity, label } = data.activity;
  const said = reading.source.replace(marker, '').trim();
  if (said === '') return null;
  const { wrong, right } = notThis.exec(said)?.groups ?? {};
  if (wrong && right && new RegExp(String.raw`(?<!\p{L})${wrong}(?!\p{L})`, 'iu').test(label)) {
    return {
      intent: 'change_note',
      said: { activity, words: label.replace(new RegExp(String.raw`(?<!\p{L})${wrong}(?!\p{L})`, 'iu'), right) },
    };
  }
  const { noun, right: other } = inserted.exec(said)?.groups ?? {};
  const pair = noun && other ? new RegExp(String.raw`(?<!\p{L})${noun} [\p{L}\d]+`, 'iu') : null;
  if (pair?.test(label))
    return { intent: 'change_note', said: { activity, words: label.replace(pair, `${noun} ${other}`) } };
  return { intent: 'change_note', said: { activity, words: `${label.replace(/\.$/, '')}. Rectification : ${said}` } };
}

const jobOutput = z.looseObject({ outcome: z.string(), job: z.looseObject({ id: z.string() }) });

function ofJob(said: string, output: unknown): Amendment | null {
  const { data } = jobOutput.safeParse(output);
  const isTakenBack =
    /\b(?:pas (?:encore )?(?:fini\w*|prete?|termine\w*)|not (?:ready|done|finished)|pas (?:prete?|finie?))\b/.test(
      said,
    );
  return data && isTakenBack ? { intent: 'resume_job', said: { vehicle: data.job.id } } : null;
}

/** "86 120" after a mileage that was asked, questioned, or taken back. */
function ofMileage(reading: MemberReading, { recent }: MemberState): Amendment | null {
  const mileage = readKilometres(reading);
  if (mileage === null || first(reading, 'phone', 'plate') !== null || reading.text.includes('?')) return null;
  const vehicle = recent.find(({ kind }) => kind === 'vehicle')?.id;
  return vehicle === undefined ? null : { intent: 'set_mileage', said: { vehicle, mileage: String(mileage) } };
}

const messageInput = z.looseObject({ who: z.string(), text: z.string() });
const adds =
  /^(?:et |and |aussi |also )*(?:ajoute|rajoute|add|dis aussi|say also|mets aussi|pr[ée]cise)[- ]?(?:lui|moi)?[\s,:]*(?:que |qu'|that )?/i;

/** "Ajoute qu'on prend la carte": the message that waits for its yes, longer. */
function ofMessage({ source }: MemberReading, { input }: Last): Amendment | null {
  const { data } = messageInput.safeParse(input);
  const more = source.replace(adds, '').trim();
  if (!data || more === source || more === '') return null;
  const text = `${data.text.replace(/[.!]$/, '')}. ${more.charAt(0).toUpperCase()}${more.slice(1)}`;
  return { intent: 'write_to', said: { who: data.who, text }, isPlain: true };
}

const contactOutput = z.looseObject({ contact: z.looseObject({ id: z.string(), label: z.string() }) });
const spelled =
  /(?:spells?|spelled|spelt|s'[ée]crit|orthographe|c'est|it's|its)\s+(?:it\s+|her name\s+|his name\s+|son nom\s+)?(?<name>\p{Lu}[\p{L}'-]+)/u;

/** "She spells it Gwenn": the one of both names that it nearly is. */
function ofName({ source }: MemberReading, output: unknown): Amendment | null {
  const { data } = contactOutput.safeParse(output);
  const name = spelled.exec(source)?.groups?.['name'];
  if (!data || !name) return null;
  const [given = '', ...family] = data.contact.label.split(' ');
  const isLike = (other: string) => isWithin(fold(name), fold(other), 2);
  if (isLike(given))
    return { intent: 'rename_contact', said: { who: data.contact.id, firstName: name }, isPlain: true };
  return isLike(family.join(' '))
    ? { intent: 'rename_contact', said: { who: data.contact.id, lastName: name }, isPlain: true }
    : null;
}

const moreContact = /^(?:et|and|aussi|also|plus)\b/i;

/** "Et Sylvie Dupont 06…": another one to be added. */
function oneMoreContact(reading: MemberReading): Amendment | null {
  const isMore = moreContact.test(reading.source) && first(reading, 'phone', 'email') !== null;
  return isMore ? anew('create_contact', 'name', reading) : null;
}

const moreTask =
  /^(?:et|and)?\s*(?:aussi|also)?\s*(?:(?:une|un|one|another)(?: (?:autre|more|other))?(?: (?:t[âa]che|task))? (?:pour|for)\b|mets? aussi (?:[àa]|pour) )/i;

/** "And also one for Julie, call the supplier": another task. */
function oneMoreTask(reading: MemberReading): Amendment | null {
  return moreTask.test(reading.source) ? anew('create_task', 'title', reading) : null;
}

/** One more of what was just created, where its `needed` slot is said. */
function anew(name: string, needed: string, reading: MemberReading): Amendment | null {
  const intent = intentNamed(name);
  const said = intent ? readSlots(intent, reading) : {};
  return said[needed] === undefined ? null : { intent: name, said, isPlain: true };
}

const dealOutput = z.looseObject({ deal: z.looseObject({ id: z.string() }) });
const opensAgain =
  /\b(?:remets?(?: la)? en cours|rouvre|reopen|open again|put it back|pas gagne|not won|still open|toujours en cours)\b/;

function ofDeal(said: string, output: unknown): Amendment | null {
  const { data } = dealOutput.safeParse(output);
  return data && opensAgain.test(said) ? { intent: 'reopen_deal', said: { deal: data.deal.id }, isPlain: true } : null;
}

const afterAll = /\b(?:oui|yes|ok|si|finalement|actually)\b.*\b(?:annule|cancel|supprime|delete)\b/;

/** "OK yes cancel it" after it was let go: it is asked once more. */
function ofYes(said: string, { intent, filled, input }: Last): Amendment | null {
  const words = Object.entries({ ...filled, ...input }).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  return intent && afterAll.test(said) ? { intent, said: Object.fromEntries(words), isPlain: true } : null;
}

const noteInput = z.looseObject({ kind: z.string(), vehicle: z.string().optional(), who: z.string().optional() });

/** "Et le pneu arrière gauche a un clou": one more thing that was found on the same vehicle. */
function oneMore({ source, spans }: MemberReading, { tool, input }: Last): Amendment | null {
  const { data } = noteInput.safeParse(input);
  const more = /^(?:et|and|aussi|also|plus)\s+(?!si\b|quand\b|when\b|if\b)(?<more>.{6,})$/i.exec(source)?.groups?.[
    'more'
  ];
  const isElse = source.includes('?') || spans.some(({ kind }) => kind !== 'when');
  if (tool !== 'add_note' || data?.kind !== 'finding' || !more || isElse || /\bfini|\bdone\b|\bpr[êe]t/i.test(source))
    return null;
  return { intent: 'job_note', said: { vehicle: data.vehicle ?? '', words: more } };
}
