import { z } from 'zod';
import { fold } from '#language/normalise.ts';
import { isSameWord } from '#language/same-word.ts';
import { type Filled, missingSlot, readSlots } from '../dialogue/intent.ts';
import { intentNamed } from './intents.ts';
import { first, readKilometres } from './read/terms.ts';
import { readQuantity } from './read/parts.ts';
import { colleagueWords, whenWords } from './read/words.ts';
import type { MemberReading } from './reading.ts';
import type { MemberState } from './state.ts';

/** A wish that goes on with what was just done. */
export interface Amendment {
  intent: string;
  said: Filled;
}

/** What takes back a word that was said before. */
export const correction =
  /^(?:ah |euh |oups,? |oops,? |hum )?(?:non|no|nan|pardon|finalement|plutot|en fait|actually|sorry|je voulais dire|i meant|i mean|rather|make (?:it|that)|mets? plutot|mets? (?:ca|la|le) |its? |c est |j ai dit|i said)\b|\b(?:plutot|instead|rather|pardon|finalement|en fait|actually)\s*$/;
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
const shortest = 12;

/** What a message makes of what was done last; null where it says nothing of it. */
export function amended(reading: MemberReading, { last }: MemberState): Amendment | null {
  if (last === null || reading.words.length > shortest) return null;
  const said = fold(reading.text);
  const isCorrection = correction.test(said);
  switch (last.tool) {
    case 'create_task':
    case 'change_task':
      return ofTask(reading, last.output, isCorrection);
    case 'use_part':
      return ofPart(reading, last.output, isCorrection);
    case 'add_note':
    case 'change_note':
      return isCorrection ? ofNote(reading, last.output) : null;
    case 'block_time':
      return ofBlock(reading, last.output);
    case 'set_job':
      return ofJob(said, last.output);
    case 'set_mileage':
    case 'undo':
      return ofMileage(reading, last);
    default:
      return ofSame(reading, last, isCorrection);
  }
}

type Last = NonNullable<MemberState['last']>;

/** The same once more, with what is said now; a correction keeps what was said before. */
function ofSame(reading: MemberReading, last: Last, isCorrection: boolean): Amendment | null {
  const intent = last.intent === null ? null : intentNamed(last.intent);
  const isList = lists.includes(last.tool);
  const goesOn = reading.isBare || isCorrection || (isList && again.test(fold(reading.text)));
  if (!intent || !goesOn) return null;
  const said = readSlots(intent, reading);
  if (Object.keys(said).length === 0) return null;
  const whole = { ...(isCorrection || isList ? last.filled : {}), ...said };
  return missingSlot(intent, whole) === null ? { intent: intent.name, said: whole } : null;
}

const taskOutput = z.looseObject({ task: z.looseObject({ id: z.string() }) });

function ofTask(reading: MemberReading, output: unknown, isCorrection: boolean): Amendment | null {
  const { data } = taskOutput.safeParse(output);
  if (!data) return null;
  const task = data.task.id;
  const colleague = colleagueWords(reading);
  const when = whenWords(reading);
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

const blockOutput = z.looseObject({ block: z.looseObject({ id: z.string() }) });

function ofBlock(reading: MemberReading, output: unknown): Amendment | null {
  const { data } = blockOutput.safeParse(output);
  const isShift = /\b(?:heures?|hours?|h) (?:plus tard|later|plus tot|earlier)\b/.test(fold(reading.text));
  if (!data || (reading.when === null && !isShift)) return null;
  const when = isShift ? reading.source : (whenWords(reading) ?? reading.source);
  return { intent: 'change_block', said: { block: data.block.id, when } };
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

const vehicleOutput = z.looseObject({ vehicle: z.looseObject({ id: z.string() }) });

/** "86 120" after a mileage that was questioned, or taken back. */
function ofMileage(reading: MemberReading, { tool, output, input }: Last): Amendment | null {
  const mileage = readKilometres(reading);
  if (mileage === null || first(reading, 'phone') !== null) return null;
  const { data } = vehicleOutput.safeParse(tool === 'undo' ? input : output);
  return data ? { intent: 'set_mileage', said: { vehicle: data.vehicle.id, mileage: String(mileage) } } : null;
}
