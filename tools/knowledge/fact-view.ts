import type { KnownFact } from '#db/fact.ts';
import { dayLabel } from '#language/format.ts';
import type { Language } from '#language/language.ts';
import { toLocal } from '#language/zone.ts';
import { z } from 'zod';
import { inWords } from '../speaking.ts';
import type { ToolContext } from '../tool.ts';

/** A fact as a colleague is shown it. */
export const factShape = z.object({
  id: z.string(),
  /** Its words. */
  label: z.string(),
  isPublic: z.boolean(),
  source: z.enum(['file', 'said', 'answer']),
  /** Whoever said it, and when: a local day. */
  by: z.string().nullable(),
  on: z.string(),
  /** The last day on which it holds. */
  until: z.string().nullable(),
});

export type FactView = z.infer<typeof factShape>;

export function describeFact(
  { id, answer, language: saidIn, isPublic, source, author, createdAt, expiresOn }: KnownFact,
  { tenant, language }: Pick<ToolContext, 'tenant' | 'language'>,
): FactView {
  const on = toLocal(createdAt, tenant.zone).date;
  return { id, label: answer[saidIn ?? language], isPublic, source, by: author, on, until: expiresOn };
}

/** A fact as an answer: what was said in the other language is told as it was said. */
export function sayFact(
  { answer, language: saidIn }: Pick<KnownFact, 'answer' | 'language'>,
  language: Language,
): string {
  const text = answer[language];
  if (saidIn === null || saidIn === language) return text;
  return inWords(language, { fr: `En anglais : "${text}"`, en: `In French: "${text}"` });
}

/** `"Le parking est derrière le garage." (clients compris, Julie Petit, mardi 24 novembre, jusqu'au 15 décembre)` */
export function factLine({ label, isPublic, source, by, on, until }: FactView, language: Language): string {
  const to = isPublic
    ? inWords(language, { fr: 'dit aux clients', en: 'told to customers' })
    : inWords(language, { fr: "pour l'équipe", en: 'for the team' });
  const from =
    by ?? (source === 'file' ? inWords(language, { fr: "fichier de l'entreprise", en: "the business's file" }) : null);
  const end =
    until === null
      ? null
      : inWords(language, { fr: `jusqu'au ${dayLabel(until, 'fr')}`, en: `until ${dayLabel(until, 'en')}` });
  return `"${label}" (${[to, from, dayLabel(on, language), end].filter(Boolean).join(', ')})`;
}
