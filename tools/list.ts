import { z } from 'zod';
import type { Language } from '#language/language.ts';
import { inWords } from './speaking.ts';

/** How much of a list is read at once in a chat. */
export const pageSize = 5;

/** What every list says of itself: where it began, and after how many it goes on; null at its end. */
export const listShape = { offset: z.number(), next: z.number().nullable() };

/** The first of some rows that were read one further than they are shown. */
export function firstPage<Row>(rows: readonly Row[], offset: number): { items: Row[]; next: number | null } {
  return { items: rows.slice(0, pageSize), next: rows.length > pageSize ? offset + pageSize : null };
}

/** The line under a list that goes on. */
export function sayMore({ next }: { next: number | null }, language: Language): string[] {
  if (next === null) return [];
  return [inWords(language, { fr: 'SUITE pour voir les suivants.', en: 'MORE for the next ones.' })];
}
