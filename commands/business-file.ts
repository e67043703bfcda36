import { readFileSync, statSync } from 'node:fs';
import { type Document, isNode, LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { businessFacts } from '#db/fact.ts';
import { synonyms } from '#db/service.ts';
import { readPhone } from '#language/phone.ts';
import { UsageError } from './args.ts';
import { closedDays, openHours } from './business-hours.ts';

const dayMinutes = 24 * 60;
const howLong = `write how long it takes in whole minutes, from 1 to ${dayMinutes}, such as 60`;
const duration = z.number(howLong).int(howLong).positive(howLong).max(dayMinutes, howLong);

/** A business as its owner writes it down; `docs/business.example.yaml` is one. */
const businessFile = z.strictObject({
  slug: z.string().regex(/^[a-z0-9-]{3,40}$/, 'use lower-case letters, digits and hyphens'),
  name: z.string().min(1),
  trade: z.enum(['garage', 'hair']),
  language: z.enum(['fr', 'en']),
  zone: z
    .string()
    .refine((zone) => Intl.supportedValuesOf('timeZone').includes(zone), 'is no time zone, e.g. Europe/Paris'),
  plan: z.enum(['FREE', 'STARTER', 'PRO', 'ENTERPRISE']),
  address: z.string().min(1),
  phone: z.string().refine((phone) => readPhone(phone) !== null, 'is no phone number'),
  hours: openHours,
  closures: closedDays.default([]),
  facts: businessFacts.default([]),
  bays: z.array(z.string()).min(1),
  technicians: z.array(z.string()).min(1),
  deals: z.enum(['garage', 'showroom']).default('garage'),
  services: z
    .array(
      z.strictObject({
        code: z.string().regex(/^[a-z0-9-]+$/),
        nameFr: z.string(),
        nameEn: z.string(),
        durationMinutes: duration,
        priceCents: z.number().int().nonnegative(),
        synonyms: synonyms.default({ fr: [], en: [] }),
      }),
    )
    .min(1),
});

/** Reads the file; whatever is not right is refused at once, each with its line and its field. */
export function readBusinessFile(file: string): z.infer<typeof businessFile> {
  const lines = new LineCounter();
  const document = readYaml(file, lines);
  const read = businessFile.safeParse(document.toJS());
  if (read.success) return read.data;
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
