import type { ServiceRow } from '#db/service.ts';
import type { Language } from '#language/language.ts';
import { small } from '#language/article.ts';

type Named = Pick<ServiceRow, 'nameFr' | 'nameEn'>;

/** What an appointment is for, the main service first: `Vidange`, `Vidange et parallélisme`, `Oil change, tyre fitting and wheel alignment`. */
export function visitName(services: readonly Named[], language: Language): string {
  const [main = '', ...others] = services.map((service) => nameOf(service, language));
  return listed([main, ...others.map(small)], language);
}

export function nameOf({ nameFr, nameEn }: Named, language: Language): string {
  return language === 'fr' ? nameFr : nameEn;
}

/** `A`, `A et B`, `A, B et C`. */
export function listed(parts: readonly string[], language: Language): string {
  const head = parts.slice(0, -1).join(', ');
  const last = parts.at(-1) ?? '';
  return head === '' ? last : `${head} ${language === 'fr' ? 'et' : 'and'} ${last}`;
}
