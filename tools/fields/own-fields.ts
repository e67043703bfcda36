import { z } from 'zod';
import type { NamedValue } from '#db/field-value.ts';
import type { Language } from '#language/language.ts';
import { valueLabel } from './field-words.ts';

/** What a record has in the fields of the business's own, in the order they were added. */
export const ownFields = z.array(z.object({ name: z.string(), value: z.string() }));

export function describeFields(fields: readonly NamedValue[], language: Language): z.infer<typeof ownFields> {
  return fields.map(({ name, kind, value }) => ({ name, value: valueLabel(value, kind, language) }));
}

/** `Numéro de clé : 42. Assurance : Maaf.`; null where nothing is noted. */
export function sayFields(fields: z.infer<typeof ownFields>, language: Language): string | null {
  if (fields.length === 0) return null;
  const colon = language === 'fr' ? ' :' : ':';
  return fields.map(({ name, value }) => `${name.charAt(0).toUpperCase()}${name.slice(1)}${colon} ${value}.`).join(' ');
}
