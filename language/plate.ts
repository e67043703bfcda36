import { foreignPlateAt } from './plate/foreign-plates.ts';
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

/** What people put around a plate they were asked for. */
const around =
  /^(?:(?:oui|ok|alors|voila|bonjour|bonsoir|hello|hi|yes|sure|c'est|c est|it's|it is|that's|so|euh|pardon|sorry|desolee?|the car is|la voiture est)[ ,:.!-]*)+/;
const aroundEnd =
  /[ ,.!-]*(?:(?:merci|svp|stp|s'il (?:vous|te) plait|please|pls|thanks|thank you|ta|cheers|voila)[ ,.!-]*)*$/;
const longestAnswer = 60;
const longestRead = 600;

/** Words of two or three letters that stand before or after a number: with spaces between they make no plate. */
const wordsBefore = new Set(
  'de la le ma sa ta et en je me ce se te ne ca ai es as at my by be we he the an'.split(' '),
);
const wordsAfter = new Set(
  `km kw gt sw rs st cv ch ht mn ans de la le et en me se ce pm am kg mm cm ml dec sep jan fev feb mar avr apr may ttc th nd rd er es
  les des mes ses ces tes par hrs gb gtd xs xl tdc`.split(/\s+/),
);

/** What a plate is called: without one of these, a foreign plate may be an order, a postcode or a size. */
const plateWord = String.raw`(?:number ?plates?|licen[cs]e plates?|plates?|plaques?|immat(?:riculations?|riculee?s?|s)?|registrations?|regs?|registered|vrm)`;
/** Between the word and the plate: no other thing that is numbered. */
const upToPlate = new RegExp(
  String.raw`\b${plateWord}\b(?:[ :=.,()"'-]|\b(?:est|c|la|ma|le|de|du|en|is|it|s|no|nr|num|numero|n|number|my|the|of|on|for|car|voiture|vehicule|vehicle|van|her|his|its|son|sa|belge|anglaise?|allemande?|espagnole?|italienne?|suisse|luxembourgeoise?|neerlandaise?|etrangere?|provisoire|belgian|english|british|irish|german|spanish|italian|swiss|dutch|foreign|temporary|uk|suivante?|voici|here|a|an|une|un|belgique|allemagne|espagne|italie|angleterre|luxembourg|suede|hollande)\b)*$`,
);
const fromPlate = new RegExp(
  String.raw`^ ?(?:[(=-] ?)?(?:(?:is|it's|that's|c'est|est|as|comme) )?(?:(?:my|the|its|ma|la|mon|l'|une?|an?) ?)?${plateWord}\b`,
);
const longestLead = 90;

/**
 * The first number plate of a text: a French one wherever it stands, in its canonical form (`AB-123-CD`, `123 ABC 75`), and any other one
 * where it is called a plate ("my reg is AB12 CDE", "immatriculée 1-ABC-234"), in its country's spelling. Null when there is none.
 */
export function readPlate(text: string): string | null {
  const source = clean(text);
  return findPlates(source)[0]?.value ?? readNamedPlate(foldInPlace(source.slice(0, longestRead)));
}

/**
 * The plate in an answer to "quelle est l'immatriculation ?", or in a field for one: a French plate beside other words, any other where
 * nothing else is said. Null when there is none.
 */
export function readPlateAnswer(text: string): string | null {
  const known = readPlate(text);
  if (known !== null || text.length > longestAnswer) return known;
  const bare = foldInPlace(clean(text)).replace(around, '').trim().replace(aroundEnd, '').trim();
  const found = foreignPlateAt(bare, 0);
  return found !== null && found.end === bare.length ? found.value : null;
}

function readNamedPlate(folded: string): string | null {
  if (!new RegExp(plateWord).test(folded)) return null;
  for (const { index } of folded.matchAll(/(?<![a-z\d])[a-z\d]/g)) {
    const found = foreignPlateAt(folded, index);
    if (found === null) continue;
    const before = folded.slice(Math.max(0, index - longestLead), index);
    if (upToPlate.test(before) || fromPlate.test(folded.slice(found.end))) return found.value;
  }
  return null;
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
