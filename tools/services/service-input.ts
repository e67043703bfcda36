import { ToolError } from '../tool.ts';

/** A day. */
export const mostMinutes = 24 * 60;
/** In cents. Beyond it somebody forgot a comma. */
const highestPrice = 10_000_00;
const longestName = 60;

/** A price in whole cents, VAT included. */
export function servicePrice(cents: number): number {
  if (cents >= 0 && cents <= highestPrice) return cents;
  throw new ToolError(`${cents} cents is no price of a service.`, 'Ask for the price, VAT included.', {
    fr: `Je ne mets pas un tel prix au catalogue : je n'ai rien changé. Quel est le prix TTC ?`,
    en: `I do not put such a price on the list: nothing is changed. What is the price, VAT included?`,
  });
}

export function serviceName(name: string): string {
  const tidied = name.replaceAll(/\s+/g, ' ').trim();
  if (/^\p{L}[\p{L}\p{M}\d .,'’/()&+-]*$/u.test(tidied) && tidied.length >= 3 && tidied.length <= longestName) {
    return tidied.charAt(0).toUpperCase() + tidied.slice(1);
  }
  throw new ToolError(`"${tidied.slice(0, longestName)}" is no name of a service.`, 'Ask what it shall be called.', {
    fr: `Comment la prestation doit-elle s'appeler ? Quelques mots, sans le prix : je n'ai rien changé.`,
    en: `What shall the service be called? A few words, without the price: nothing is changed.`,
  });
}
