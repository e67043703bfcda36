/** A plate that is not of the French series, which words must say is one. */
export type FoundPlate = { value: string; start: number; end: number };

const gap = '[- .]{0,3}';
const sep = '[- .]{1,3}';

/**
 * How plates look that drive through France, by the country that issues them: the pattern, folded, and how the country itself writes
 * its groups. The first that fits counts.
 */
const looks: readonly (readonly [string, (groups: string[]) => string])[] = [
  // France: provisional, and a garage's own.
  [`(ww)${gap}(\\d{3})${gap}([a-hj-np-tv-z]{2})`, hyphened],
  [`(w)${gap}(\\d{3})${gap}([a-hj-np-tv-z]{2})`, hyphened],
  // Belgium, since 2010.
  [`([1-9])${gap}([a-z]{3})${gap}(\\d{3})`, hyphened],
  // Great Britain: since 2001, the prefix series before it, and the suffix series.
  [`([a-z]{2}\\d{2}) ?-?([a-z]{3})`, spaced],
  [`([a-z]\\d{1,3}) ?-?([a-z]{3})`, spaced],
  [`([a-z]{3}) ?-?(\\d{1,3}[a-z])`, spaced],
  // Northern Ireland has an I or a Z in its letters.
  [`(?=[a-z]{0,2}[iz])([a-z]{3}) ?-?(\\d{1,4})`, spaced],
  // Ireland: year, county, number.
  [
    `(\\d{2}[12]?)-(cw|ce|cn|c|dl|d|g|ke|kk|ky|ld|lh|lk|ls|lm|l|mh|mn|mo|oy|rn|so|tn|ts|t|w|wd|wh|wx|ww)-(\\d{1,6})`,
    hyphened,
  ],
  // Spain: four digits, three consonants.
  [`(\\d{4})${gap}([b-df-hj-np-tv-z]{3})`, spaced],
  // Portugal and the Netherlands write three groups of letters and digits.
  [`([a-z]{2})${sep}(\\d{2})${sep}([a-z]{2})`, hyphened],
  [`(\\d{2})${sep}([a-z]{2})${sep}(\\d{2})`, hyphened],
  [`([a-z]{1,2})${sep}(\\d{3})${sep}([a-z]{1,2})`, hyphened],
  [`(\\d{1,2})${sep}([a-z]{3})${sep}(\\d{1,2})`, hyphened],
  // Germany: the district, then letters and digits; without a gap nobody knows where the district ends.
  [`([a-z]{1,3})${sep}([a-z]{1,2})${gap}(\\d{1,4}[eh]?)`, spaced],
  // Switzerland: the canton and up to six digits. Luxembourg: two letters and four digits.
  [`(ag|ai|ar|be|bl|bs|fr|ge|gl|gr|ju|lu|ne|nw|ow|sg|sh|so|sz|tg|ti|ur|vd|vs|zg|zh)${gap}(\\d{3,6})`, spaced],
  [`([a-z]{2})${gap}(\\d{4})`, spaced],
];
const patterns = looks.map(
  ([look, written]) => [new RegExp(`(?<![a-z\\d])${look}(?![a-z\\d])`, 'y'), written] as const,
);

/** Letters that are words, or begin the number of a document. */
const noLetters =
  /^(?:est|c|ma|my|in|the|en|ai|as|un|une|et|and|pas|not|a|cmd|com|dev|fac|fact|ref|bon|bl|bc|dos|ord|inv|quo|po|no|nr|num|tel|rdv|le|la|du|de|des|au|on|at|it|is|to|pm|am|km|ht|eur|dec|sep|oct|nov|jan|feb|fev|mar|avr|apr|may|mai|aug|aou|jul|jui|jun|mon|tue|wed|thu|fri|sat|sun|lun|mer|jeu|ven|sam|dim)$/;

/** The plate at one place of a folded text; null when none is. */
export function foreignPlateAt(folded: string, start: number): FoundPlate | null {
  for (const [pattern, written] of patterns) {
    pattern.lastIndex = start;
    const match = pattern.exec(folded);
    if (match === null) continue;
    const groups = match.slice(1);
    if (groups.some((group) => noLetters.test(group))) continue;
    return { value: written(groups), start, end: start + match[0].length };
  }
  return null;
}

function hyphened(groups: string[]): string {
  return groups.join('-').toUpperCase();
}

function spaced(groups: string[]): string {
  return groups.join(' ').toUpperCase();
}
