import { z } from 'zod';
import type { Language } from '#language/language.ts';
import { listShape, sayMore } from '../list.ts';
import { capital, inWords, type Speaking } from '../speaking.ts';
import { foundShape } from './found-view.ts';

export const foundOutput = z.object({
  ...listShape,
  sought: z.string(),
  /** False: nothing is called so, and what is listed is near. */
  isExact: z.boolean(),
  total: z.number(),
  ...foundShape,
});

export type Found = z.infer<typeof foundOutput>;

const longestQuoted = 40;

/** A line for each record that was found, with its kind before what is no name. */
export function sayFound({ found, sought, isExact, total, offset, next }: Found, { language }: Speaking): string {
  const words = sought.length > longestQuoted ? `${sought.slice(0, longestQuoted)}…` : sought;
  if (found.length === 0) {
    if (offset > 0) return inWords(language, { fr: "C'est tout.", en: 'That is all.' });
    return inWords(language, {
      fr: `Je ne trouve rien pour "${words}". Essayez un nom, une plaque, un numéro ou d'autres mots.`,
      en: `I find nothing for "${words}". Try a name, a plate, a number or other words.`,
    });
  }
  const lines = found.map((one, index) => `${offset + index + 1}. ${sayOne(one, language)}`);
  const [only] = found;
  if (total === 1 && only && isExact) return sayOne(only, language).replace(/(?<![.?!…])$/, '.');
  const head = isExact
    ? inWords(language, { fr: `Pour "${words}" :`, en: `For "${words}":` })
    : inWords(language, {
        fr: `Je ne trouve pas exactement "${words}". Le plus proche :`,
        en: `I do not find exactly "${words}". The nearest:`,
      });
  return [...(offset === 0 ? [head] : []), ...lines, ...sayMore({ next }, language)].join('\n');
}

function sayOne({ kind, label, beside, contact, on, amount }: Found['found'][number], language: Language): string {
  const name = kindWords[kind]?.[language];
  const colon = language === 'fr' ? ' :' : ':';
  if (!name) return [label, beside, contact].filter(Boolean).join(', ');
  // What has words of its own comes last, after whose it is; a number comes first.
  if (isPaper(kind)) return [`${name} ${label}`.trim(), contact, beside, amount, on].filter(Boolean).join(', ');
  const whose = [on, name, contact, beside, amount];
  return capital(`${whose.filter(Boolean).join(', ')}${colon} ${label}`);
}

function isPaper(kind: string): boolean {
  return kind === 'quote' || kind === 'invoice';
}

/** A contact, a company and a vehicle need no word before their name. */
const kindWords: Record<string, Record<Language, string>> = {
  note: { fr: 'note', en: 'note' },
  call: { fr: 'appel', en: 'call' },
  visit: { fr: 'passage', en: 'visit' },
  finding: { fr: 'constat', en: 'finding' },
  task: { fr: 'tâche', en: 'task' },
  deal: { fr: 'affaire', en: 'deal' },
  quote: { fr: 'Devis', en: 'Quote' },
  invoice: { fr: 'Facture', en: 'Invoice' },
  message: { fr: 'message', en: 'message' },
  fact: { fr: 'à savoir', en: 'to know' },
  appointment: { fr: 'rendez-vous', en: 'appointment' },
};
