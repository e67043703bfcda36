import { z } from 'zod';
import { type ListOrder, type ListPage, type Listed, readPlace } from '#db/page.ts';
import type { Language } from '#language/language.ts';
import { inWords } from './speaking.ts';
import { ToolError } from './tool.ts';

/** How much of a list is read at once in a chat. */
export const pageSize = 5;

/** What every list says of itself: how many were shown before, and the cursor with which it goes on; null at its end. */
export const listShape = { offset: z.number(), next: z.string().nullable() };

/** What every list takes to go on. */
export const listInput = {
  after: z.string().optional().describe('Where the list goes on: `next` of the page before, unchanged.'),
};

/** `5~WyIyMDI2…`: how many were shown, and the place of the last of them. */
const cursor = /^(?<shown>\d{1,6})~(?<place>[\w-]+)$/;

/** The page that is asked for, read one row further than it is shown. Throws where the cursor is none of this list. */
export function pageAt(after: string | undefined, order: ListOrder): { offset: number; page: ListPage } {
  const limit = pageSize + 1;
  if (after === undefined) return { offset: 0, page: { limit } };
  const { shown, place = '' } = cursor.exec(after)?.groups ?? {};
  const known = readPlace(order, Buffer.from(place, 'base64url').toString());
  if (shown === undefined || known === null)
    throw new ToolError('No page of this list begins there.', 'Call the tool again without `after`.');
  return { offset: Number(shown), page: { limit, after: known } };
}

/** The first of some rows that were read one further than they are shown, and where the list goes on. */
export function firstPage<Row extends Listed>(
  rows: readonly Row[],
  offset: number,
): { items: Row[]; next: string | null } {
  const items = rows.slice(0, pageSize);
  const last = rows.length > pageSize ? items.at(-1) : undefined;
  const next = last ? `${offset + pageSize}~${Buffer.from(last.place).toString('base64url')}` : null;
  return { items, next };
}

/** The line under a list that goes on. */
export function sayMore({ next }: { next: string | null }, language: Language): string[] {
  if (next === null) return [];
  return [inWords(language, { fr: 'SUITE pour voir les suivants.', en: 'MORE for the next ones.' })];
}
