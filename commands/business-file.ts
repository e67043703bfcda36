import { readFileSync, statSync } from 'node:fs';
import { type Document, isNode, LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { businessFacts } from '#db/fact.ts';
import type { ServiceOffer } from '#db/business.ts';
import { synonyms } from '#db/service.ts';
import type { WeekHours } from '#db/site.ts';
import { tradePresets, trades } from '#db/trade-presets.ts';
import { readPhone } from '#language/phone.ts';
import { readSiret } from '#language/siret.ts';
import { UsageError } from './args.ts';
import { closedDays, openHours } from './business-hours.ts';

const dayMinutes = 24 * 60;
const howLong = `write how long it takes in whole minutes, from 1 to ${dayMinutes}, such as 60`;
const howMuch = 'write the price in whole cents, VAT included, such as 8900 for 89 €';
const duration = z.number(howLong).int(howLong).positive(howLong).max(dayMinutes, howLong);

/** A business as its owner writes it down; `docs/business.example.yaml` is one. */
const businessFile = z.strictObject({
  slug: z.string().regex(/^[a-z0-9-]{3,40}$/, 'use lower-case letters, digits and hyphens'),
  name: z.string('write what the business is called').min(1, 'write what the business is called'),
  trade: z.enum(trades, `write one of: ${trades.join(', ')}`),
  siret: z
    .string('write the 14 digits within quotes')
    .refine(
      (siret) => readSiret(siret) !== null,
      'is no SIRET: 14 digits whose last one checks the others; leave it out to give it later',
    )
    .optional(),
  language: z.enum(['fr', 'en'], 'write fr or en'),
  zone: z
    .string()
    .refine((zone) => Intl.supportedValuesOf('timeZone').includes(zone), 'is no time zone, e.g. Europe/Paris'),
  plan: z.enum(['FREE', 'STARTER', 'PRO', 'ENTERPRISE'], 'write FREE, STARTER, PRO or ENTERPRISE'),
  address: z
    .string('write the street, the postcode and the town')
    .min(1, 'write the street, the postcode and the town'),
  phone: z
    .string("write the number within quotes: '+33…'")
    .refine((phone) => readPhone(phone) !== null, "is no phone number: write it within quotes, such as '+33639980900'"),
  /** Those of the trade where they are left out. */
  hours: openHours.optional(),
  closures: closedDays.default([]),
  facts: businessFacts.default([]),
  bays: z.array(z.string()).min(1),
  technicians: z.array(z.string()).min(1),
  deals: z.enum(['garage', 'showroom']).default('garage'),
  services: z
    .array(
      z.strictObject({
        code: z.string().regex(/^[a-z0-9-]+$/),
        nameFr: z.string('write what it is called in French'),
        nameEn: z.string('write what it is called in English'),
        durationMinutes: duration,
        priceCents: z.number(howMuch).int(howMuch).nonnegative(howMuch),
        synonyms: synonyms.default({ fr: [], en: [] }),
      }),
    )
    .min(1, 'write one service at least, or leave `services` out for those of the trade')
    .optional(),
  /** The first of the team, who link their phones with the code that is printed. */
  members: z
    .array(
      z.strictObject({
        name: z.string('write the first and last name').min(1, 'write the first and last name'),
        role: z.enum(['OWNER', 'MANAGER', 'USER'], 'write OWNER, MANAGER or USER'),
      }),
    )
    .refine(
      (members) => members.length === 0 || members.some(({ role }) => role === 'OWNER'),
      'needs one OWNER at least',
    )
    .default([]),
});

type Told = z.infer<typeof businessFile>;

/** A business file with what its trade brings where the file leaves it out. */
export type BusinessFile = Omit<Told, 'hours' | 'services'> & { hours: WeekHours; services: ServiceOffer[] };

/** Reads the file; whatever is not right is refused at once, each with its line and its field. */
export function readBusinessFile(file: string): BusinessFile {
  const lines = new LineCounter();
  const document = readYaml(file, lines);
  const read = businessFile.safeParse(document.toJS());
  if (read.success) {
    const preset = tradePresets[read.data.trade];
    return { ...read.data, hours: read.data.hours ?? preset.hours, services: read.data.services ?? preset.services };
  }
  const problems = read.error.issues.map(({ path, message }) => {
    return `line ${lineOf(document, lines, path)}, ${path.join('.')}: ${message}`;
  });
  throw new UsageError(`${file} is not right. ${problems.join('; ')}.`);
}

function readYaml(file: string, lineCounter: LineCounter): Document {
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) throw new UsageError(`There is no file ${file}.`);
  try {
    const document = parseDocument(readFileSync(file, 'utf8'), { lineCounter });
    const [error] = document.errors;
    if (error) throw error;
    return document;
  } catch (cause) {
    const why = cause instanceof Error ? cause.message.split('\n')[0] : 'unreadable';
    throw new UsageError(`${file} cannot be read as YAML: ${why}`, { cause });
  }
}

/** Where the field stands, or what should hold it. A weekday may be written as a number. */
function lineOf(document: Document, lines: LineCounter, path: readonly PropertyKey[]): number {
  for (const depth of Array.from(path, (_, index) => path.length - index)) {
    const keys = path.slice(0, depth);
    const node = document.getIn(keys, true) ?? document.getIn(keys.map(weekdayAsNumber), true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return 1;
}

function weekdayAsNumber(key: PropertyKey): PropertyKey {
  return typeof key === 'string' && /^[0-6]$/.test(key) ? Number(key) : key;
}
