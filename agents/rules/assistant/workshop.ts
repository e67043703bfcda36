import { z } from 'zod';
import { defineIntent } from '../dialogue/intent.ts';
import { first, readKilometres } from './read/terms.ts';
import { readParts, readPartWords, readQuantity } from './read/parts.ts';
import { namedVehicle, whichVehicle, whoWords } from './read/words.ts';
import type { MemberReading } from './reading.ts';
import { given } from './tasks.ts';

const askVehicle = { fr: 'Quel véhicule ?', en: 'Which vehicle?' };
const vehicle = {
  read: whichVehicle,
  ask: askVehicle,
  recent: ['vehicle', 'contact'],
  answer: ({ source }: MemberReading) => source,
};
/** Of a job it is said which: one that was spoken of a while ago may be another's by now. */
const job = {
  read: whichVehicle,
  ask: askVehicle,
  answer: ({ source }: MemberReading) => source,
  recent: ['job', 'vehicle'],
};

export const startJobIntent = defineIntent<MemberReading>({
  name: 'start_job',
  slots: { vehicle: job },
  tool: 'set_job',
  input: ({ vehicle: words }) => ({ ...given({ vehicle: words }), state: 'started' }),
});

export const finishJobIntent = defineIntent<MemberReading>({
  name: 'finish_job',
  slots: { vehicle: job },
  tool: 'set_job',
  input: ({ vehicle: words }) => ({ ...given({ vehicle: words }), state: 'finished' }),
});

export const handBackIntent = defineIntent<MemberReading>({
  name: 'hand_back',
  slots: { vehicle: job },
  tool: 'set_job',
  input: ({ vehicle: words }) => ({ ...given({ vehicle: words }), state: 'handed_back' }),
});

export const checkInIntent = defineIntent<MemberReading>({
  name: 'check_in',
  slots: { vehicle: job },
  tool: 'set_job',
  input: ({ vehicle: words }) => ({ ...given({ vehicle: words }), state: 'arrived' }),
});

export const usePartIntent = defineIntent<MemberReading>({
  name: 'use_part',
  slots: {
    parts: { read: readParts, ask: { fr: 'Quelle pièce ?', en: 'Which part?' } },
    vehicle: { ...vehicle, ask: { fr: 'Sur quel véhicule ?', en: 'On which vehicle?' } },
  },
  tool: 'use_part',
  input: ({ parts, vehicle: words }) => ({ parts: JSON.parse(parts ?? '[]') as unknown, ...given({ vehicle: words }) }),
});

const short = /\b(?:low on|short of|running low|manque\w*|[àa] (?:re)?commander|to (?:re)?order|en rupture)\b/i;

/** The parts that are asked for; of what is short none is named. */
function readStocked(reading: MemberReading): string | null {
  if (short.test(reading.source) && /\?|\b(?:what|quoi|anything|y a|des trucs)\b/i.test(reading.source)) return null;
  const parts = z.array(z.object({ part: z.string() })).safeParse(JSON.parse(readParts(reading) ?? '[]')).data ?? [];
  const names = parts.map(({ part }) => part).join(', ');
  return names === '' ? null : names;
}

export const stockIntent = defineIntent<MemberReading>({
  name: 'stock',
  slots: { part: { read: readStocked, ask: null } },
  tool: 'show_stock',
  input: ({ part }) => given({ part }),
});

export const orderPartIntent = defineIntent<MemberReading>({
  name: 'order_part',
  slots: {
    part: {
      read: readPartWords,
      ask: { fr: 'Quelle pièce ?', en: 'Which part?' },
      recent: ['part'],
      answer: ({ source }) => source,
    },
    quantity: { read: (reading) => readQuantity(reading)?.toString() ?? null, ask: null },
    vehicle: { read: namedVehicle, ask: null },
  },
  tool: 'order_part',
  input: ({ part, quantity, vehicle: words }) => ({
    ...given({ part, vehicle: words }),
    ...(quantity && { quantity: Number(quantity) }),
  }),
});

export const setMileageIntent = defineIntent<MemberReading>({
  name: 'set_mileage',
  slots: {
    vehicle,
    mileage: {
      read: (reading) => readKilometres(reading)?.toString() ?? null,
      ask: { fr: 'Combien de kilomètres ?', en: 'How many kilometres?' },
    },
    // Of a slip that was corrected at once, see amend/mileage.ts.
    sure: { read: () => null, ask: null },
  },
  tool: 'set_mileage',
  input: ({ vehicle: words, mileage, sure }) => ({
    ...given({ vehicle: words }),
    mileage: Number(mileage),
    ...(sure && { sure: true }),
  }),
});

export const findVehicleIntent = defineIntent<MemberReading>({
  name: 'find_vehicle',
  slots: { vehicle },
  tool: 'show_vehicle',
  input: ({ vehicle: words }) => given({ vehicle: words }),
});

const unit = /\d ?(?:kms?|kilom\S*|miles?)\b/i;

/** "Fiat 500": the number behind a make is part of its model. */
function wholeModel({ source, spans }: MemberReading): string | null {
  const span = spans.find(({ kind }) => kind === 'model');
  if (!span) return null;
  const [more = ''] = /^ (?:\d{2,4}|\p{Lu}\d{1,2})(?![\p{L}\d-]| ?km)/u.exec(source.slice(span.to)) ?? [];
  return `${span.value}${more}`;
}

export const registerVehicleIntent = defineIntent<MemberReading>({
  name: 'register_vehicle',
  slots: {
    who: {
      read: (reading) => first(reading, 'contact', 'company', 'stranger'),
      ask: { fr: 'Pour quel client ?', en: 'For which customer?' },
      recent: ['contact'],
    },
    plate: { read: (reading) => first(reading, 'plate'), ask: { fr: 'Quelle plaque ?', en: 'Which number plate?' } },
    model: { read: wholeModel, ask: null },
    // "Peugeot 2008" has driven no 2008 km.
    mileage: {
      read: (reading) => (unit.test(reading.source) ? (readKilometres(reading)?.toString() ?? null) : null),
      ask: null,
    },
  },
  tool: 'register_vehicle',
  input: ({ who, plate, model, mileage }) => ({
    ...given({ who, plate, model }),
    ...(mileage && { mileage: Number(mileage) }),
  }),
});

const ofThem =
  /\b(?:sold (?:her|him|them)|(?:lui|leur) a vendu|in (?:his|her|their) name|(?:his|hers|theirs) now)\b|(?<!\p{L})à (?:son nom|lui|elle)(?!\p{L})/iu;
const belongs =
  /(?:belongs to|appartient à|est (?:maintenant )?à|sold to|vendue? à|(?:sold|vendue?|c[ée]d[ée]e?|given?|donn[ée]e?)(?!\p{L})[^,.;]*\s(?:to|à|a))\s*$/iu;

function readNewOwner(reading: MemberReading): string | null {
  const names = reading.spans.filter(({ kind }) => kind === 'contact' || kind === 'stranger' || kind === 'company');
  const owner = names.find(({ from }) => belongs.test(reading.source.slice(0, from)));
  // "He bought Claire's Clio, put it in his name": he is who was spoken of before, where nobody is said.
  if (owner === undefined && ofThem.test(reading.source)) return null;
  return (owner ?? names.at(-1))?.value ?? null;
}

export const changeVehicleOwnerIntent = defineIntent<MemberReading>({
  name: 'change_vehicle_owner',
  slots: {
    vehicle: { ...vehicle, read: (reading) => namedVehicle(reading) ?? whoWords(reading) },
    to: {
      read: readNewOwner,
      recent: ['contact'],
      when: (reading) => ofThem.test(reading.source) && readNewOwner(reading) === null,
      ask: { fr: 'A quel client ?', en: 'To which customer?' },
    },
  },
  tool: 'change_vehicle_owner',
  input: ({ vehicle: words, to }) => given({ vehicle: words, to }),
});
