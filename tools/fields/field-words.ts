import type { FieldKind, FieldNoun, FieldRow } from '#db/custom-field.ts';
import { dayLabel } from '#language/format.ts';
import type { Language } from '#language/language.ts';

/** Each noun as one speaks of its records. */
export const nounWords: Record<FieldNoun, Record<Language, string>> = {
  contact: { fr: 'clients', en: 'customers' },
  vehicle: { fr: 'véhicules', en: 'vehicles' },
  company: { fr: 'entreprises', en: 'companies' },
  appointment: { fr: 'rendez-vous', en: 'appointments' },
};

export const kindWords: Record<FieldKind, Record<Language, string>> = {
  text: { fr: 'texte', en: 'text' },
  number: { fr: 'nombre', en: 'number' },
  date: { fr: 'date', en: 'date' },
  choice: { fr: 'choix', en: 'choice' },
};

/** `numéro de clé (véhicules, texte)`. */
export function fieldLabel(
  { name, noun, kind, options }: Pick<FieldRow, 'name' | 'noun' | 'kind' | 'options'>,
  language: Language,
): string {
  const list = kind === 'choice' ? ` : ${options.join(', ')}` : '';
  return `${name} (${nounWords[noun][language]}, ${kindWords[kind][language]}${list})`;
}

/** A value as it is said: a date by its day. */
export function valueLabel(value: string, kind: FieldKind, language: Language): string {
  return kind === 'date' ? `${dayLabel(value, language)} ${value.slice(0, 4)}` : value;
}
