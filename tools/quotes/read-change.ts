import { z } from 'zod';
import type { LineRow } from '#db/line.ts';
import { money } from '#language/format.ts';
import { fold } from '#language/normalise.ts';
import { isSameWord } from '#language/same-word.ts';
import { namingWords, onlyOne } from '../meant.ts';
import { type Candidate, type ToolContext, ToolError, type ToolResult } from '../tool.ts';
import type { PaperProblem } from './paper-problem.ts';
import { percent } from './paper-view.ts';
import type { SaidLine } from './read-lines.ts';
import { saidLines } from './said-lines.ts';
import { type Discount, type Totals, totalsOf } from './totals.ts';

/** What may be changed in a draft, quote or invoice. */
export const changeInput = {
  add: z.string().optional().describe('What is added, in their words, prices included: "filtre 12 €".'),
  remove: z.string().optional().describe('The line to be taken out, in words of its name, or its id.'),
  discountPercent: z.number().optional().describe('A discount in per cent of the whole; 0 for none any more.'),
  discountCents: z.number().int().optional().describe('A discount as an amount in cents instead; 0 for none any more.'),
};

export type AskedChange = { [Name in keyof typeof changeInput]?: z.infer<(typeof changeInput)[Name]> };

export interface PaperChange {
  added: SaidLine[];
  removed: LineRow[];
  discount: Discount | null;
  /** As they are afterwards. */
  totals: Totals;
}

/** More than this is not given away without a second look. */
const mostUnasked = 20;

type Which = Extract<ToolResult<never>, { which: Candidate[] }>;

/** What a change makes of a draft, read and added up but not stored; or what is wrong with it, or the question which line. */
export async function readChange(
  ctx: Pick<ToolContext, 'db' | 'language'>,
  { lines, discount }: { lines: readonly LineRow[]; discount: Discount | null },
  asked: AskedChange,
): Promise<PaperChange | { problem: PaperProblem } | Which> {
  const wanted = discountIn(asked);
  if (wanted === undefined && asked.add === undefined && asked.remove === undefined) {
    throw new ToolError('Nothing was given that changes.', 'Ask what is to be changed.');
  }
  const removed = asked.remove === undefined ? null : meantLine(lines, asked.remove);
  if (removed && !('one' in removed)) return removed;
  const added = asked.add === undefined ? null : await saidLines(ctx, asked.add, 'add');
  if (added && !('lines' in added)) return added;
  const kept = lines.filter((line) => line !== removed?.one);
  const after = [...kept, ...(added?.lines ?? [])];
  if (after.length === 0) return { problem: { outcome: 'no_line_left' } };
  const now = wanted === undefined ? discount : wanted;
  const totals = totalsOf(after, now);
  if (totals.totalCents < 0) return { problem: { outcome: 'discount_too_high', subtotalCents: totals.subtotalCents } };
  return { added: added?.lines ?? [], removed: removed ? [removed.one] : [], discount: now, totals };
}

/** Whether a change asks for a discount that might be beyond what is given unasked: of an amount only its paper says. */
export function mayBeLarge({ discountPercent = 0, discountCents = 0 }: AskedChange): boolean {
  return discountPercent > mostUnasked || discountCents > 0;
}

/** Whether so much is given away by this change that it takes a yes. */
export function isLarge(asked: AskedChange, { totals }: PaperChange): boolean {
  return mayBeLarge(asked) && totals.discountCents * 100 > totals.subtotalCents * mostUnasked;
}

/** `ajouter Filtre (12 €), remise de 10 %, nouveau total 125,10 €`. */
export function changeWords({ added, removed, discount, totals }: PaperChange, asked: AskedChange) {
  const say = (language: 'fr' | 'en') => {
    const [add, remove, off, none, total] =
      language === 'fr'
        ? ['ajouter', 'retirer', 'remise de', 'sans remise', 'nouveau total']
        : ['add', 'take out', 'discount of', 'no discount', 'new total'];
    const isOff = asked.discountPercent !== undefined || asked.discountCents !== undefined;
    const amount =
      discount &&
      ('discountBp' in discount ? percent(discount.discountBp, language) : money(discount.discountCents, language));
    return [
      ...added.map(({ label, unitCents }) => `${add} ${label} (${money(unitCents, language)})`),
      ...removed.map(({ label }) => `${remove} ${label}`),
      ...(isOff ? [amount ? `${off} ${amount}` : none] : []),
      `${total} ${money(totals.totalCents, language)}`,
    ].join(', ');
  };
  return { fr: say('fr'), en: say('en') };
}

/** Undefined where nothing is said of it, null for none. More than all of it is below zero, and is found out there. */
function discountIn({ discountPercent, discountCents }: AskedChange): Discount | null | undefined {
  if (discountPercent !== undefined && discountCents !== undefined) {
    throw new ToolError('A discount is a percentage or an amount, not both.', 'Ask which of the two.');
  }
  const value = discountPercent ?? discountCents;
  if (value === undefined) return undefined;
  if (value < 0) throw new ToolError('A discount is not below zero.', 'Ask how much is to be taken off.');
  if (value === 0) return null;
  if (discountPercent === undefined) return { discountCents: value };
  const discountBp = Math.round(value * 100);
  return discountBp === 0 ? null : { discountBp };
}

/** The line that words name, or which; the one with the most of them. */
function meantLine(lines: readonly LineRow[], words: string): { one: LineRow } | { problem: PaperProblem } | Which {
  const byId = lines.find(({ id }) => id === words);
  if (byId) return { one: byId };
  const said = namingWords(words);
  const fits = lines.map((line) => {
    const label = fold(line.label).split(' ');
    return { line, count: said.filter((word) => label.some((each) => isSameWord(word, each))).length };
  });
  const found = said.length === 0 ? [] : fits.filter(({ count }) => count === said.length).map(({ line }) => line);
  if (found.length === 0) {
    return { problem: { outcome: 'no_such_line', words, lines: lines.map(({ label }) => label) } };
  }
  return onlyOne({ found, isExact: true }, words, ({ id, label }) => ({ label, input: { remove: id } }));
}
