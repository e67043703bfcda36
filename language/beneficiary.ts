import { personName, type PersonName } from './name.ts';
import { isCommonWord } from './name/common-words.ts';
import { nameAtStart } from './name/name-words.ts';
import { readOtherName } from './other-name.ts';
import { clean, foldInPlace } from './quantities/page.ts';
import { type Relation, relationOf, relative } from './relation.ts';

/** `words` as they were typed ("ma mère"), `name` too, its title kept ("Mme Rolland"); `relation` is `other` for "somebody else". */
export type Beneficiary = { words: string; relation: Relation | 'other'; name: string | null };

/** What a visit is about, beside any word in capitals or with a figure in it ("la Yaris de", "la 208 de"). */
const things = String.raw`(?:voiture|auto|automobile|caisse|bagnole|vehicule|utilitaire|camion|camionnette|fourgon|moto|scooter|velo|pneus?|freins?|plaquettes|batterie|clim|vidange|revision|controle technique|ct|courroie|embrayage|rdv|rendez-vous|visite|coupe|couleur|cheveux|meches|barbe|brushing|clio|megane|twingo|captur|scenic|zoe|kangoo|picasso|berlingo|partner|sandero|duster|logan|golf|polo|tiguan|passat|corsa|mokka|zafira|fiesta|focus|kuga|yaris|auris|corolla|aygo|qashqai|juke|micra|panda|ibiza|fabia|octavia|picanto|tucson|mini|peugeot|renault|citroen|dacia|toyota|nissan|fiat|ford|opel|audi|bmw|mercedes|vw|car|van|motor|motorbike|bike|truck|tyres?|brakes?|battery|service|mot|oil change|haircut|hair|appointment|booking|visit|vauxhall|astra|skoda|hyundai|kia|volvo|mazda|honda|suzuki|tesla)`;
const others = String.raw`(?:quelqu'un d'autre|une autre personne|somebody else|someone else|another person)`;

const patterns = [
  // "Pour mon fils", "it's for a friend"; "for my mum to collect" is no visit of hers.
  String.raw`(?<!pas )(?<!plus )(?<!not )(?<!n't )(?<!wait )(?<!waiting )(?<!looking )(?<!moi et )(?<![a-z])(?:pour|pr|for) (?:${relative}|(?<else>${others}))(?![a-z-])(?!(?:'s [a-z]+)? to [a-z])`,
  // "La voiture de ma mère", "la Yaris de ma voisine".
  String.raw`(?<![a-z])(?<thing>[\p{L}\d-]+) (?:de |d'|of |a )${relative}(?![a-z-])`,
  // "My husband's Captur".
  String.raw`(?<![a-z])${relative}(?: \p{L}[\p{L}-]*)?'s? (?<owned>[\p{L}\d-]+(?: [\p{L}\d-]+)?)`,
  // "Ma fille a un souci avec sa 208".
  String.raw`(?<![a-z])${relative}(?![a-z-]) [^.,;!?]{0,40}(?<![a-z])(?:sa|son|ses|his|her) (?<owned>[\p{L}\d-]+(?: [\p{L}\d-]+)?)`,
  // "Celle de mon père", "elle est à ma fille", "it belongs to my dad", "it's my wife's".
  String.raw`(?<![a-z])(?:celle de|celui de|(?<!pas )(?:elle|il|c'|voiture|auto|vehicule) ?est a|(?<!pas )appartient a|(?<!not )belongs to) ${relative}(?![a-z-])(?! (?:de|qu))`,
  String.raw`(?<![a-z])(?:it's|that's|is|car's|van's) ${relative}'s(?= ?(?:$|[.,;!?)]))`,
].map((source) => new RegExp(source, 'gu'));
/** What every pattern has in it; most messages have none of it. */
const anybody = new RegExp(`${relative.replaceAll(/\(\?<\w+>/g, '(?:')}|${others}`, 'u');
const isThing = new RegExp(`^${things}$`);
const longestRead = 400;

/**
 * For whom a visit is, or whose the car, when that is somebody else than the writer: "pour mon fils", "la Yaris de ma voisine Mme
 * Rolland", "my husband's Captur". Null when nobody is named so; who only brings the car is no beneficiary.
 */
export function readBeneficiary(text: string): Beneficiary | null {
  const source = clean(text.slice(0, longestRead));
  const folded = foldInPlace(source);
  if (!anybody.test(folded)) return null;
  for (const pattern of patterns) {
    for (const match of folded.matchAll(pattern)) {
      const found = match.groups ?? {};
      const about = found['thing'] ?? found['owned'];
      if (about !== undefined && !isAbout(about, source, match.index + match[0].lastIndexOf(about))) continue;
      if (isDenied(folded.slice(0, match.index))) continue;
      return describe(source, folded, match);
    }
  }
  return null;
}

/** One of two words is a car or a part of the visit; a word in capitals is a model, "l'école" and "the number" are neither. */
function isAbout(words: string, source: string, start: number): boolean {
  let at = start;
  return words.split(' ').some((word) => {
    const from = at;
    at += word.length + 1;
    if (isThing.test(word) || /^(?:\d{3,4}$|\p{L}{1,3}\d)/u.test(word)) return true;
    // In capitals throughout, or opening a sentence, a capital says nothing.
    const isModel = /^\p{Lu}/u.test(source.slice(from)) && /(?:[\d',]|\p{Ll}) $/u.test(source.slice(0, from));
    return isModel && !isCommonWord(word) && source !== source.toUpperCase();
  });
}

function isDenied(before: string): boolean {
  return /(?:c'est|ce n'est|n'est) pas (?:la |le |l')?$|(?:isn't|is not|not) (?:the )?$/.test(before);
}

function describe(source: string, folded: string, match: RegExpExecArray): Beneficiary {
  const { determiner, who, else: other } = match.groups ?? {};
  if (determiner === undefined || who === undefined) {
    const start = match.index + match[0].indexOf(other ?? '');
    return { words: source.slice(start, start + (other ?? '').length), relation: 'other', name: null };
  }
  const start = folded.indexOf(
    determiner,
    match.index + match[0].search(new RegExp(`(?<![a-z])${determiner}(?![a-z])`)),
  );
  const singular = folded.indexOf(who, start + determiner.length) + who.length;
  const end = singular + (/^s(?![a-z])/.test(folded.slice(singular)) ? 1 : 0);
  const name = nameBeside(source.slice(end)) ?? spoken(readOtherName(source));
  return { words: source.slice(start, end), relation: relationOf(who, determiner) ?? 'other', name };
}

/** "Ma voisine Mme Rolland", "mon fils, Karim", "my son Tom's Fiesta". */
function nameBeside(after: string): string | null {
  const at = after.replace(/^ ?[,(]? ?/u, '').replace(/'s(?![\p{L}])/u, ' ,');
  const found = after.startsWith("'s") ? null : nameAtStart(at, 'likely');
  if (found === null) return null;
  return found.titled ? at.slice(0, at.length - found.rest.length).trim() : spoken(personName(found.words, false));
}

function spoken(name: PersonName | null): string | null {
  return name && [name.firstName, name.lastName].filter((part) => part !== null).join(' ');
}
