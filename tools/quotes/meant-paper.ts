import { fold } from '#language/normalise.ts';
import { isSameWord } from '#language/same-word.ts';
import { toLocal } from '#language/zone.ts';
import { meantContacts } from '../contacts/meant-contact.ts';
import { idIn, type Meant, namingWords } from '../meant.ts';
import { isVeryWord } from '../near.ts';
import type { ToolContext } from '../tool.ts';

/** A quote or an invoice, as far as words tell it from others. */
interface Paper {
  id: string;
  status: string;
  contact: string | null;
  vehicle: string | null;
  what: string;
}

/** Where papers of one kind are found, and which of them suit the verb. */
export interface Shelf<Row extends Paper> {
  series: string;
  byId(id: string): Promise<Row | null>;
  byNumber(number: string): Promise<Row | null>;
  /** The newest, or those of some contacts. */
  of(contactIds: readonly string[] | null): Promise<Row[]>;
  suits(row: Row): boolean;
}

/** Words that every paper is called by. */
const paperWords = new Set(
  `devis quote quotes estimate facture factures invoice bill brouillon draft supplement numero number no n dernier derniere last latest
  envoye envoyee impayee impaye accepte acceptee recent celui celle que qui j ai fait`.split(/\s+/),
);
const latestWords = /\b(?:dernier|derniere|last|latest)\b/;

/** Not the 208 of a Peugeot. */
const bareNumber = /(?:^|\b(?:devis|quote|facture|invoice|n|no|numero|number) )(\d{1,4})$/;

type Looking = Pick<ToolContext, 'db' | 'key' | 'now' | 'tenant'>;

/**
 * The papers that words mean: an id, a number with its year or without, or whose they are, with words of vehicle or lines beside it
 * perhaps. Those that suit the verb come alone where there are any.
 */
export async function meantPapers<Row extends Paper>(
  ctx: Looking,
  words: string,
  shelf: Shelf<Row>,
): Promise<Meant<Row>> {
  const id = idIn(words);
  const number = id ? null : paperNumberIn(words, shelf.series, toLocal(ctx.now(), ctx.tenant.zone).date.slice(0, 4));
  if (id || number) {
    const row = id ? await shelf.byId(id) : await shelf.byNumber(number ?? '');
    // The id of a customer means their papers.
    const own = id && !row ? await shelf.of([id]) : [];
    const fit = own.filter((each) => shelf.suits(each));
    return { found: row ? [row] : fit.length > 0 ? fit : own, isExact: true };
  }
  const said = namingWords(words).filter((word) => !paperWords.has(word));
  const contacts = said.length === 0 ? null : await meantContacts(ctx, said.join(' '));
  const isKnown = contacts !== null && contacts.found.length > 0;
  const rows = await shelf.of(isKnown ? contacts.found.map((contact) => contact.id) : null);
  const fitting = best(rows, said);
  // Of whom only a slip was said, all there is: it is asked which.
  const { found, isExact } =
    fitting.found.length === 0 && isKnown && !contacts.isExact ? { found: [...rows], isExact: false } : fitting;
  const suited = found.filter((row) => shelf.suits(row));
  const kept = suited.length > 0 ? suited : found;
  return { found: latestWords.test(fold(words)) ? kept.slice(0, 1) : kept, isExact };
}

/** `DEV-2026-0003` of "DEV-2026-0003", "devis 2026-3" and "le devis n° 3", which is of this year; null for a number of another series. */
function paperNumberIn(words: string, series: string, year: string): string | null {
  const said = fold(words);
  const [, prefix = '', dated, datedCount] = /(?:\b([a-z]{3}) ?)?\b(20\d{2}) (\d{1,6})\b/.exec(said) ?? [];
  if (/^(?:dev|fac|avo)$/.test(prefix) && prefix !== series.toLowerCase()) return null;
  const count = datedCount ?? bareNumber.exec(said)?.[1];
  return count === undefined ? null : `${series}-${dated ?? year}-${count.padStart(4, '0')}`;
}

function best<Row extends Paper>(rows: readonly Row[], said: readonly string[]): Meant<Row> {
  const fits = rows.map((row) => {
    const own = fold([row.contact, row.vehicle, row.what].join(' ')).split(' ');
    // An initial stands for a first name.
    const isOwn = (word: string) =>
      own.some((each) => isSameWord(word, each) || (word.length === 1 && each.startsWith(word)));
    const fitting = said.filter(isOwn);
    const isVery = fitting.every((word) => word.length === 1 || own.some((each) => isVeryWord(word, each)));
    return { row, count: fitting.length, isVery };
  });
  const most = Math.max(0, ...fits.map(({ count }) => count));
  // Words that fit nothing mean nothing; no words at all mean any.
  const found = most === 0 && said.length > 0 ? [] : fits.filter(({ count }) => count === most);
  return { found: found.map(({ row }) => row), isExact: most === said.length && found.every(({ isVery }) => isVery) };
}
