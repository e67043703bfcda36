import { digitsForWords } from '../quantities/number-words.ts';
import { clean, foldInPlace } from '../quantities/page.ts';

/**
 * A sentence about the business while it is read: what was read is taken out, and what is left at the end was not. Nothing is done by
 * halves: a word that is left over, and is none of the small ones, is asked about.
 */
export interface Unread {
  /** In small letters without accents, number words as figures; what was read is blank. */
  text: string;
}

/** Said around anything, in either language. */
const smallWords =
  `a ai alors and as at au aux bien bon bonjour bonsoir c ca can ce cela c'est cest change changer could d dans de des desormais do donc
  dorenavant du e en est et euh exceptionnellement fais faut for from hello hey hi i il in is it its je l la le les let m maintenant make merci met
  mets mettez mettre moi mon n nos note notez notre now ok okay on our par passe passer peux please pls plz pour pourrais prevois put qu que quoi s set
  sont stp sur svp t te thanks that the then to toujours tu un une us veuillez voila vous voudrais we will y you`.split(
    /\s+/,
  );

export function unreadIn(text: string): Unread {
  const plain = digitsForWords(foldInPlace(clean(text))).text;
  return { text: plain.replaceAll(/[’']/g, "'") };
}

/** The same where names are to be kept as they are written: letter for letter, and number words stay words. */
export function unreadAsWritten(text: string): Unread & { source: string } {
  const source = clean(text).replaceAll(/[’']/g, "'");
  return { source, text: foldInPlace(source) };
}

/** What is left of the text, as it was written. */
export function remains({ source, text }: Unread & { source: string }): string {
  const left = [...text].map((letter, at) => (letter === ' ' ? ' ' : source.charAt(at))).join('');
  return left.replaceAll(/\s+/g, ' ').trim();
}

/** Takes out the first match of a pattern; null where there is none. */
export function takeFirst(left: Unread, pattern: RegExp): RegExpExecArray | null {
  const found = pattern.exec(left.text);
  if (found) blank(left, found.index, found[0].length);
  return found;
}

/** The words that are left, without those that say nothing and `also`, which say nothing here. */
export function leftOn({ text }: Unread, also: readonly string[] = []): string[] {
  const small = new Set([...smallWords, ...also]);
  return [...text.matchAll(/[a-z0-9]+/g)].map(([word]) => word).filter((word) => !small.has(word));
}

function blank(left: Unread, at: number, length: number): void {
  left.text = left.text.slice(0, at) + ' '.repeat(length) + left.text.slice(at + length);
}
