import { foldInPlace } from '#language/quantities/page.ts';
import type { MemberReading } from './reading.ts';

/** What names nothing and asks for nothing beside what was read. */
const small = new Set(
  `et and alors then so le la l les the a an au aux at on in un une des pour for de du d of to celui celle ce cette plutot rather instead
  sinon ou or non no nan nope pardon sorry oui yes ok okay finalement actually en fait c est it s its that this ca cela make mets met mettre mettons
  passe put do fais decale repousse reporte avance bouge remets remet push move shift postpone change stp svp please pls merci thanks plus tot tard later earlier avant before par by vers je j i tu you we il elle he she him her his
  euh ah oh bon bah ben well just juste seulement only aussi also too bien m me moi lui y n ne pas not mean meant disons say
  euro euros eur balles y'en hein la-bas la bas`.split(/\s+/),
);

/** The words of a message that nothing was read from: where one is left, an amendment is not sure. */
export function unreadWords({ source, spans }: Pick<MemberReading, 'source' | 'spans'>): string[] {
  return [...foldInPlace(source).matchAll(/[a-z]+/g)].flatMap(({ 0: word, index }) => {
    const isRead = spans.some(({ from, to }) => index >= from && index < to);
    return isRead || small.has(word) ? [] : [word];
  });
}

export function isSmallWord(word: string): boolean {
  return small.has(word);
}
