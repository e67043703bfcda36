import { ToolError } from '../tool.ts';

/** Letters of any script, joined by spaces, hyphens and apostrophes: `Jean-Pierre`, `d'Arc`, `O’Neil`. */
const name = /^\p{L}[\p{L}\p{M}]*(?:(?: |-|'|’|\. )\p{L}[\p{L}\p{M}]*)*\.?$/u;
const mostLength = 60;

/** A name as it is kept: no spaces around it, and single ones within. */
export function tidyName(text: string | undefined): string {
  return (text ?? '').trim().replaceAll(/\s+/g, ' ');
}

/** Whether a text can be a person's first or last name: no digits, no link, no sentence. */
export function isPersonName(text: string): boolean {
  return text.length <= mostLength && text.split(' ').length <= 5 && name.test(text);
}

/** The refusal of what cannot be a name. */
export function noName(text: string): ToolError {
  return new ToolError(`"${text}" is no name.`, 'Ask how it is spelled.', {
    fr: `Ce nom ne se lit pas : "${text}". Quel est le bon ?`,
    en: `That is no name I can keep: "${text}". What is the right one?`,
  });
}
