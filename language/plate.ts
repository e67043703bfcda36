import { clean, foldInPlace } from './quantities/page.ts';

/**
 * Two letters, three digits, two letters, without I, O, U and SS; WW is a provisional number. The rules of the French siv:
 * arrêté du 9 février 2009.
 */
const siv =
  /(?<![a-z\d])(?!ss|ww)([a-hj-np-tv-z]{2})([- .]{0,3})(?!000)(\d{3})([- .]{0,3})(?!ss)([a-hj-np-tv-z]{2})(?![a-z\d])/g;
/** The older fni: up to four digits, two or three letters, the department. One letter alone ended in 1955. */
const fni =
  /(?<![a-z\d])([1-9]\d{0,3})([- .]{0,3})([a-hj-np-tv-z]{2,3})([- .]{0,3})(0[1-9]|[1-8]\d|9[0-5]|2[ab]|97[1-8])(?![a-z\d])/g;

/** Words of two or three letters that stand before or after a number: with spaces between they make no plate. */
const wordsBefore = new Set(
  'de la le ma sa ta et en je me ce se te ne ca ai es as at my by be we he the an'.split(' '),
);
const wordsAfter = new Set(
  `km kw gt sw rs st cv ch ht mn ans de la le et en me se ce pm am kg mm cm ml dec sep jan fev feb mar avr apr may ttc th nd rd er es
  les des mes ses ces tes par hrs gb gtd xs xl tdc`.split(/\s+/),
);

/** The first French number plate, in its canonical form: `AB-123-CD`, or `123 ABC 75` for the older ones. Null when there is none. */
export function readPlate(text: string): string | null {
  return findPlates(clean(text))[0]?.value ?? null;
}

/** Every plate of a clean text, in the order they are written. */
export function findPlates(source: string): { value: string; start: number; end: number }[] {
  const folded = foldInPlace(source);
  const plates: { value: string; start: number; end: number }[] = [];
  for (const match of folded.matchAll(siv)) {
    const [whole, first = '', gap = '', digits = '', otherGap = '', last = ''] = match;
    const written = source.slice(match.index, match.index + whole.length);
    if ((gap === ' ' || otherGap === ' ') && readsAsWords(first, last, written)) continue;
    const value = `${first}-${digits}-${last}`.toUpperCase();
    plates.push({ value, start: match.index, end: match.index + whole.length });
  }
  for (const match of folded.matchAll(fni)) {
    const [whole, digits = '', gap = '', letters = '', , department = ''] = match;
    if (wordsAfter.has(letters)) continue;
    const written = source.slice(match.index, match.index + whole.length);
    // "12 des 34": in lower case and with spaces, only three digits or more look like a plate.
    if (gap === ' ' && digits.length < 3 && written !== written.toUpperCase()) continue;
    const value = `${digits} ${letters} ${department}`.toUpperCase();
    plates.push({ value, start: match.index, end: match.index + whole.length });
  }
  return plates.toSorted((a, b) => a.start - b.start);
}

/** "ma 308 sw", "de 150 km": both ends are words; in lower case one of them is enough. */
function readsAsWords(first: string, last: string, written: string): boolean {
  const before = wordsBefore.has(first);
  const after = wordsAfter.has(last);
  return written === written.toUpperCase() ? before && after : before || after;
}
