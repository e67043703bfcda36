import { fold } from '../normalise.ts';

/** Letters one by one: four of any case, or three in capitals, for "y a t-il" is a question. */
const spelled =
  /(?<![\p{L}\p{M}\p{N}'-])(?:\p{L}(?:(?: ?[.,-] ?| )\p{L}){3,}|\p{Lu}(?:(?: ?[.,-] ?| )\p{Lu}){2})(?![\p{L}\p{M}\p{N}'-])/gu;
/** Said in letter after letter: "P E T I T tiret J E A N". */
const hyphen = /(?<=\p{Lu}) ?(?:tiret|trait d'union|hyphen|dash) ?(?=\p{Lu})/giu;

/** A text with what is spelled in it written as a word in capitals; a name said first and spelled after it stands once. */
export function joinSpelled(text: string): string {
  return text
    .replace(spelled, (run, at: number) => {
      const word = run.replace(/[^\p{L}]/gu, '').toUpperCase();
      const before = fold(text.slice(0, at)).split(' ').at(-1);
      return before === fold(word) ? '' : word;
    })
    .replace(hyphen, '-');
}

/** A text without what is spelled in it: letters alone are of no language. */
export function withoutSpelled(text: string): string {
  return text.replace(spelled, ' ');
}
