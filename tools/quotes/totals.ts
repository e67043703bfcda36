/** What of a line makes its price: one costs `unitCents`, VAT included; the quantity has hundredths. */
export interface PricedLine {
  quantity: number;
  unitCents: number;
  vatBp: number;
}

/** Taken off the whole: a part of it, or an amount. */
export type Discount = { discountBp: number } | { discountCents: number };

export interface Totals {
  subtotalCents: number;
  discountCents: number;
  totalCents: number;
  /** By rate, the lowest first: net and VAT of all rates together are the total, to the cent. */
  vat: { vatBp: number; netCents: number; vatCents: number }[];
}

/**
 * The totals of lines whose prices include VAT, in whole cents. A half cent is rounded up, line by line, and the VAT is taken from what
 * is paid at its rate, as article 242 nonies A of annex II of the Code général des impôts asks for the total by rate. The discount is
 * spread over the rates in proportion, so that its parts are the discount. More than the subtotal makes a total below zero: that
 * is refused by whoever asks for it.
 */
export function totalsOf(lines: readonly PricedLine[], discount: Discount | null): Totals {
  const rates = [...new Set(lines.map(({ vatBp }) => vatBp))].toSorted((a, b) => a - b);
  const gross = rates.map((rate) => sum(lines.filter(({ vatBp }) => vatBp === rate).map(lineCents)));
  const subtotalCents = sum(gross);
  const discountCents = discountOf(subtotalCents, discount);
  const off = spread(discountCents, gross);
  const vat = rates.map((vatBp, at) => {
    const paidCents = (gross[at] ?? 0) - (off[at] ?? 0);
    const netCents = divided(paidCents * 10_000, 10_000 + vatBp);
    return { vatBp, netCents, vatCents: paidCents - netCents };
  });
  return { subtotalCents, discountCents, totalCents: subtotalCents - discountCents, vat };
}

/** What a line costs, VAT included. */
export function lineCents({ quantity, unitCents }: Pick<PricedLine, 'quantity' | 'unitCents'>): number {
  return divided(Math.round(quantity * 100) * unitCents, 100);
}

/** An amount in parts that are in proportion to some shares and add up to it; the cents left over go to the largest rests. */
export function spread(cents: number, shares: readonly number[]): number[] {
  const whole = sum(shares);
  if (whole === 0) return shares.map(() => 0);
  const parts = shares.map((share) => Math.floor((cents * share) / whole));
  const rests = shares.map((share, at) => ({ at, rest: (cents * share) % whole }));
  const left = cents - sum(parts);
  for (const { at } of rests.toSorted((a, b) => b.rest - a.rest).slice(0, left)) parts[at] = (parts[at] ?? 0) + 1;
  return parts;
}

function discountOf(subtotalCents: number, discount: Discount | null): number {
  if (discount === null) return 0;
  return 'discountBp' in discount ? divided(subtotalCents * discount.discountBp, 10_000) : discount.discountCents;
}

/** Half up, in whole numbers. */
function divided(value: number, by: number): number {
  return Math.floor((2 * value + by) / (2 * by));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
