import { digitsForWords } from '#language/quantities/number-words.ts';
import { foldInPlace } from '#language/quantities/page.ts';
import type { MemberReading } from '../reading.ts';
import { freeWords } from './words.ts';

const head = new RegExp(
  [
    String.raw`^(?:(?:alors|euh|ok|et|and|so|um|bon|y'?a|(?:il )?fau(?:t|drait)|il|on|est-ce qu'(?:il|on))[\s,]+)*`,
    String.raw`(?:(?:j'ai|jai|g|j|on a|i've|i|we've|we|tu|just)\s+)?(?:(?:mis|met(?:s|tre)|pos[ée]|mont[ée]|pris|utilis[ée]|sorti|chang[ée]|remplac[ée]|d[ée]compte[rz]?|note[rz]?|used|fitted|put|took|take|tok|installed|changed|replaced|commande[rzs]?|recommande|order|ordr|reorder|achete[rz]?)\s+)?`,
    String.raw`(?:(?:in|on|out)\s+)?`,
    String.raw`(?:(?:il (?:nous )?reste|reste[- ]?(?:t[- ])?il|on a|avons|y a|combien (?:de|d')|cb (?:de|d')|how many|how much|any|stock(?: de| d')?|[ée]tat (?:de|des|du)|nb|quantit[ée] (?:de|d')|do we have|have we got|got)\s*)*`,
  ].join(''),
  'iu',
);
const rest =
  /(?<!\p{L})(?:en stock|in stock|il en reste(?: combien)?|qu'il reste|reste[- ]t[- ]il|left|remaining|dispo\w*|combien|stp|svp|please|then|alors|donc|encore|voil[àa]|'s|dessus|l[àa]-dessus|on it|in it|utilis[ée]e?s?|used|consomm[ée]e?s?|on (?:en )?a|we have|do we have|here|ici)(?!\p{L})/giu;

/** Why it is wanted, which names no part. */
const why =
  /[\s,]+(?:on (?:est|n'en|en)|il (?:n'y )?en|y'?en a|car|parce que|because|we(?:'re| are)|it'?s)(?!\p{L}).*$/iu;

const number = String.raw`(?:\d+(?:[.,]\d{1,2})?)`;
const units = String.raw`(?:litres?|l|sets?|jeux?|bo[iî]tes?|box(?:es)?|kits?|m[èe]tres?|m|x|pieces?|pi[èe]ces?|cans?|bidons?|tubes?)`;
const item = new RegExp(
  String.raw`^(?:(?<ahead>${number}) ?(?:${units}(?![\p{L}]))? ?|(?<one>une?|one|an?|the|le|la|les|des|du|de la|some) (?:${units} (?=de |d'|of ))?)?(?:de |d'|of )?(?<part>.+?)(?: ?[x×] ?(?<behind>\d+))?$`,
  'iu',
);

/** A unit, or a word that stands for what was spoken of before. */
const onlyUnit = new RegExp(
  `^(?:${units}|carton|some|more|plus|encore|en|(?:of )?(?:those|them|these|that|it)|[çc]a|ceux-l[àa]|celles-l[àa]|ceux|celles)$`,
  'iu',
);

/** In words. */
const longestPart = 6;

/** A part with how much of it. */
interface Counted {
  part: string;
  quantity: number;
}

/** The parts of a message and how many of each, as JSON: "2 clips et 1 jeu de plaquettes", "quatre litres et demi de 5w30". */
export function readParts(reading: MemberReading): string | null {
  const said = partText(reading);
  if (said === null) return null;
  const parts = said.split(/\s*(?:,|;|\+|&|\bet\b|\band\b|\bplus\b)\s*/i).flatMap((each) => countedIn(each) ?? []);
  // A sentence names no part: what is told beside it is asked about.
  const isTold = parts.some(({ part }) => part.split(/\s+/).length > longestPart);
  return parts.length === 0 || isTold ? null : JSON.stringify(parts);
}

/** The part alone, in its words. */
export function readPartWords(reading: MemberReading): string | null {
  const said = partText(reading);
  return (said && countedIn(said)?.part) ?? null;
}

/** How much is said, where it is. */
export function readQuantity({ source }: Pick<MemberReading, 'source'>): number | null {
  const said = figures(source);
  const [found] =
    new RegExp(String.raw`(?<![\p{L}\d/.,-])${number}(?![\d/.%€-]| ?(?:€|euros?|km|h(?![a-z])))`, 'u').exec(said) ?? [];
  return found === undefined ? null : Number(found.replace(',', '.'));
}

/** "4 wiper blades, no wait, 2 wiper blades": what is said last is what counts. */
const instead = /^.*(?<!\p{L})(?:no wait|wait no|non attends|attends non|enfin non)(?!\p{L})[\s,]*/iu;

function partText(reading: MemberReading): string | null {
  const source = reading.source.replace(instead, (all) => ' '.repeat(all.length));
  const bare = freeWords({ ...reading, source }, head, 'contact', 'stranger', 'plate', 'model', 'when', 'colleague');
  const said =
    bare === null
      ? ''
      : figures(bare.replace(why, ''))
          .replace(head, '')
          .replace(/^en (?=\d)/i, '')
          .replaceAll(rest, ' ')
          .replaceAll(/\s+/g, ' ')
          .replace(/^[\s,.:;?!'-]+|[\s,.:;?!-]+$/g, '');
  return said.length < 2 ? null : said;
}

function countedIn(text: string): Counted | null {
  const { ahead, behind, part = '' } = item.exec(text.trim())?.groups ?? {};
  const words = part.trim().replace(/^(?:de |d'|of |un |une |a )+/i, '');
  if (words.length < 2 || onlyUnit.test(words)) return null;
  const said = ahead ?? behind;
  return { part: words, quantity: said === undefined ? 1 : Number(said.replace(',', '.')) };
}

/** Number words as digits, a half as its decimals: "quatre litres et demi" is "4,5 litres". Words keep their letters where nothing is counted. */
function figures(text: string): string {
  const { text: said } = digitsForWords(
    foldInPlace(text).replaceAll(
      /\b(?:un |une |a |half an? )?(?:demi[- ]?|half )(?:an? )?(?=litres?\b|liter)|\bhalf an? (?=lit(?:re|er)s?\b)/g,
      '0.5 ',
    ),
  );
  return said
    .replaceAll(/(\d+) ?(litres?|l|h|heures?) et demie?/g, '$1.5 $2')
    .replaceAll(/(\d+) and a half ?(litres?|l)?/g, '$1.5 $2')
    .replaceAll(/\b(\d) ?w ?(\d{2})\b/g, '$1w$2');
}
