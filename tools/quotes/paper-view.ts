import { z } from 'zod';
import { money } from '#language/format.ts';
import type { Language } from '#language/language.ts';
import { inWords } from '../speaking.ts';
import { type Discount, lineCents, type PricedLine, totalsOf } from './totals.ts';

/** What a quote or an invoice contains; prices include VAT. */
export const paperShape = {
  lines: z.array(
    z.object({
      label: z.string(),
      quantity: z.number(),
      unitCents: z.number(),
      lineCents: z.number(),
      vatBp: z.number(),
    }),
  ),
  subtotalCents: z.number(),
  discountBp: z.number().nullable(),
  discountCents: z.number(),
  totalCents: z.number(),
  vat: z.array(z.object({ vatBp: z.number(), netCents: z.number(), vatCents: z.number() })),
};

export type PaperView = z.infer<z.ZodObject<typeof paperShape>>;

/** The columns of a quote or an invoice that say what is taken off. */
interface Discounted {
  discountBp: number | null;
  discountCents: number | null;
}

export function discountOf({ discountBp, discountCents }: Discounted): Discount | null {
  if (discountBp !== null) return { discountBp };
  return discountCents === null ? null : { discountCents };
}

export function describePaper(
  lines: readonly (PricedLine & { label: string })[],
  discount: Discount | null,
): PaperView {
  return {
    lines: lines.map(({ label, quantity, unitCents, vatBp }) => ({
      ...{ label, quantity, unitCents, vatBp, lineCents: lineCents({ quantity, unitCents }) },
    })),
    discountBp: discount && 'discountBp' in discount ? discount.discountBp : null,
    ...totalsOf(lines, discount),
  };
}

/** A line for each line, then what is taken off and the total. */
export function paperLines(paper: PaperView, language: Language): string[] {
  const { lines, discountCents, discountBp, totalCents } = paper;
  const share = discountBp === null ? '' : ` (${percent(discountBp, language)})`;
  const off = money(-discountCents, language);
  const total = money(totalCents, language);
  return [
    ...lines.map((line) => paperLine(line, language)),
    ...(discountCents > 0
      ? [inWords(language, { fr: `Remise${share} : ${off}`, en: `Discount${share}: ${off}` })]
      : []),
    inWords(language, { fr: `Total TTC : ${total}`, en: `Total incl. VAT: ${total}` }),
  ];
}

/** `Main d'oeuvre, 2 x 65 € : 130 €`, `Filtre : 12 €`. */
function paperLine({ label, quantity, unitCents, lineCents: cents }: PaperView['lines'][number], language: Language) {
  const amount = cents === 0 ? inWords(language, { fr: 'offert', en: 'free' }) : money(cents, language);
  const number = language === 'fr' ? String(quantity).replace('.', ',') : String(quantity);
  const count = quantity === 1 ? '' : `, ${number} x ${money(unitCents, language)}`;
  return inWords(language, { fr: `${label}${count} : ${amount}`, en: `${label}${count}: ${amount}` });
}

/** `12,5 %`, `12.5%`. */
export function percent(bp: number, language: Language): string {
  return language === 'fr' ? `${String(bp / 100).replace('.', ',')} %` : `${bp / 100}%`;
}
