import type { Draft } from './draft.ts';

/** The channel carries no more, or charges for more. */
export function checkLength({ text, maxLength }: Draft): string[] {
  return text.length > maxLength ? [`It has ${text.length} characters, and may have ${maxLength}.`] : [];
}
