import { fold } from '#language/normalise.ts';
import { beyondExport, exportedLists } from './exports.ts';
import type { MemberReading } from './reading.ts';
import type { MemberState } from './state.ts';

const that = /\b(?:ca|cela|cette liste|la liste|les|that|this|it|them|the list)\b/;

/** Which tool shows which list. */
const shownBy: Readonly<Record<string, string>> = {
  list_tasks: 'tasks',
  list_deals: 'deals',
  list_quotes: 'quotes',
  list_invoices: 'invoices',
  show_stock: 'stock',
};

/** "Exporte ça", of the list that was just shown: with what it was asked for. */
export function exportedSame(reading: MemberReading, { last }: MemberState): { list: string; same: string } | null {
  const list = last && shownBy[last.tool];
  const said = fold(reading.source);
  if (!list || !that.test(said) || exportedLists.some(([, pattern]) => pattern.test(said)) || beyondExport.test(said))
    return null;
  return { list, same: JSON.stringify(last.input) };
}
