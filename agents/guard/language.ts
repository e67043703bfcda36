import { detectLanguage } from '#language/language.ts';
import { fold } from '#language/normalise.ts';
import type { Draft } from './draft.ts';

/** What somebody else said is in their language. */
const quoted = /"[^"]{3,}"|«[^»]{3,}»|“[^”]{3,}”/gu;
/** Fewer words than this tell nothing: `Clio, 89 €.` */
const fewestWords = 5;

export function checkLanguage({ text, context }: Draft): string[] {
  const own = text.replaceAll(quoted, ' ');
  if (fold(own).split(' ').length < fewestWords) return [];
  const written = detectLanguage(own, context.language);
  return written === context.language
    ? []
    : [`It is written in "${written}", and the person reads "${context.language}".`];
}
