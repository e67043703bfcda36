import { detectLanguage } from '#language/language.ts';
import { fold } from '#language/normalise.ts';
import type { Draft } from './draft.ts';

/** Fewer words than this tell nothing: `Clio, 89 €.` */
const fewestWords = 5;

export function checkLanguage({ text, context }: Draft): string[] {
  if (fold(text).split(' ').length < fewestWords) return [];
  const written = detectLanguage(text, context.language);
  return written === context.language
    ? []
    : [`It is written in "${written}", and the person reads "${context.language}".`];
}
