import { readEmail } from './email.ts';
import { personName, type PersonName, readName } from './name.ts';
import { isOnlyGivenName } from './name/given-names.ts';
import { joinSpelled } from './name/spelled.ts';
import { isParticle, nameAtStart, type NameAtStart } from './name/name-words.ts';
import { findPhones } from './phone.ts';
import { findPlates, readPlateAnswer } from './plate.ts';
import { clean } from './quantities/page.ts';

/** What people say around a name that was asked for. */
const leadIn =
  /^(?:(?:oui|ok|okay|alors|donc|euh+|ben|bah|ah|oh|voilà|bonjour|bonsoir|hello|hi|hey|yes|sure|of course|so|well|er|um|c'est|c est|ce sera|it's|it is|that's|it'll be|au nom de|sous le nom de|sous|in the name of|under|for|pour|mettez(?: moi| le)?|put(?: it)?|say|mon nom|le nom|nom|my name|name|just)(?: est| is)?(?: ?[:,]| ) ?)+/iu;
const leadOut =
  / ?(?:,? ?(?:merci(?: (?:beaucoup|bien|d'avance))?|svp|stp|s'il (?:vous|te) pla[iî]t|please|pls|plz|thanks(?: a lot)?|thank you|thx|ta|cheers|bonne journée|voilà))+[ .!]*$/iu;
const plateWords =
  /(?:et |and )?(?:(?:la|ma|the|my|mon) )?(?:plaque|immat\p{L}*|reg(?:istration)?|number plate|plate)(?: (?:c'est|est|is))?[ :]*$/iu;
/** What is spelled is a name, whatever it means as a word: "P E T I T". */
const spelledWord = /^\p{Lu}[\p{Lu}'-]{3,30}$/u;
const longestAnswer = 120;

/**
 * The name in an answer to "à quel nom ?": bare words ("Nadia Lefort", "petit-jean") or letters ("K E R O U A C"), beside a plate or a
 * phone number perhaps. A lone
 * word is a last name unless nobody bears it as one. Null for anything that is no name for sure.
 */
export function readNameAnswer(written: string): PersonName | null {
  const text = written.length > longestAnswer ? written : joinSpelled(clean(written));
  const letters = text === clean(written) ? null : spelledWord.exec(bareSegment(text))?.[0];
  if (letters) return personName([letters], true);
  const presented = readName(text);
  if (presented !== null) return presented;
  if (text.length > longestAnswer || text.includes('?')) return null;
  const [own = '', ...others] = withoutFigures(text)
    .split(/[,;\n/]|(?<!(?:^|[ ,])\p{L}{1,3})\.(?: |$)/u)
    .map(bareSegment)
    .filter((segment) => segment !== '' && readPlateAnswer(segment) === null);
  const name = wholeName(own);
  if (name === null) return null;
  const [other] = others;
  if (other === undefined) return personName(name.words, name.titled || !isOnlyGivenName(name.words[0] ?? ''));
  const second = others.length === 1 ? wholeName(other) : null;
  if (second !== null) return inOrder(name, second);
  // "Attendez, je regarde": beside a sentence, only what is written like a whole name is one.
  const isWhole =
    name.titled || (name.words.length > 1 && name.words.every((word) => isParticle(word) || /^\p{Lu}/u.test(word)));
  return isWhole && !/^(?:non|no|pas|not)\b/iu.test(other) ? personName(name.words, name.titled) : null;
}

/** "Lefort, Nadia" and "Nadia, Lefort": where neither is a given name for sure, nobody knows. */
function inOrder(name: NameAtStart, second: NameAtStart): PersonName | null {
  const [first = '', other = ''] = [name.words[0], second.words[0]];
  if (second.words.length === 1 && isOnlyGivenName(other)) return personName([other, ...name.words], false);
  return name.words.length === 1 && isOnlyGivenName(first) ? personName([first, ...second.words], false) : null;
}

function wholeName(segment: string): NameAtStart | null {
  const name = nameAtStart(segment.replace(/^\p{Lu}\. ?(?=\p{Lu}\p{L})/u, ''), 'sure');
  return name !== null && name.rest.trim() === '' ? name : null;
}

function bareSegment(segment: string): string {
  return beforePlate(`${segment.trim()} `.replace(leadIn, '').trim())
    .replace(leadOut, '')
    .replace(plateWords, '')
    .replace(/[ .!:-]+$/u, '')
    .trim();
}

/** "Ngozi Adeyemi AB12 CDE": what stands before a foreign plate. */
function beforePlate(segment: string): string {
  const plate = [...segment.matchAll(/ (?=\S)/gu)].find(({ index }) => readPlateAnswer(segment.slice(index)) !== null);
  return plate && /\d/.test(segment) ? segment.slice(0, plate.index) : segment;
}

function withoutFigures(source: string): string {
  const email = readEmail(source);
  const spans = [...findPlates(source), ...findPhones(source, 'FR')].toSorted((a, b) => b.start - a.start);
  const bare = spans.reduce((text, { start, end }) => `${text.slice(0, start)},${text.slice(end)}`, source);
  return email === null ? bare : bare.replace(/\S+@\S+/gu, ',');
}
