import { fold } from '#language/normalise.ts';
import type { Draft } from './draft.ts';

/** An amount that is the price of some services is not said of another one: `la vidange est à 189 €` when the revision is. */
export function checkPrices(draft: Draft): string[] {
  const priced = draft.sentences.filter(({ claims }) => claims.some((claim) => claim.kind === 'money'));
  if (priced.length === 0) return [];
  const prices = pricesOf(draft);
  return priced.flatMap(({ text, claims }) => {
    const folded = ` ${fold(text)} `;
    const named = draft.context.services
      .filter(({ name }) => folded.includes(` ${fold(name)} `))
      .map(({ service }) => service);
    if (named.length === 0) return [];
    return claims
      .filter((claim) => claim.kind === 'money')
      .filter(({ value }) => {
        const services = prices.get(value);
        return services !== undefined && !named.some((service) => services.has(service));
      })
      .map((claim) => `"${claim.text}" is the price of something else.`);
  });
}

/** Which services cost an amount, by the catalogue and by what the tools returned. */
function pricesOf({ context, evidence }: Draft): Map<string, Set<string>> {
  const prices = new Map<string, Set<string>>();
  for (const { service, priceCents } of [...context.services, ...evidence.objects()]) {
    if (typeof service !== 'string' || typeof priceCents !== 'number') continue;
    const services = prices.get(String(priceCents)) ?? new Set();
    prices.set(String(priceCents), services.add(service));
  }
  return prices;
}
