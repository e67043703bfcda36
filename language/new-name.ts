import { personName, type PersonName } from './name.ts';
import { isOnlyGivenName } from './name/given-names.ts';
import { introduction, isOfAnother, isSomebodyElse } from './name/introduction.ts';
import { nameAtStart, type NameAtStart } from './name/name-words.ts';
import { joinSpelled } from './name/spelled.ts';
import { foldInPlace } from './quantities/page.ts';
import { ownRelative } from './relation.ts';
import { clean } from './quantities/page.ts';

const longestRead = 400;
/** What says that the name we keep is to be another one; the name follows. */
const newNamePatterns = [
  /(?<![\p{L}'])(?:depuis|après|since|after) [^.;!?]{0,30}(?:divorce|mariage|marriage|wedding)[^.;!?]{0,12} (?:je m'appelle|mon nom (?:est|c'est)|my name(?: is|'s)|i'm) /iu,
  /(?<![\p{L}'])(?:je m'appelle (?:maintenant|désormais|à présent|dorénavant)|mon nom(?: de famille)? (?:est|c'est) (?:maintenant|désormais|à présent|devenu|dorénavant)|mon (?:nouveau nom|nom (?:d'épouse|de femme mariée|marital|d'usage))(?: de famille)?(?: (?:est|c'est|:))|(?:changez|modifiez|corrigez|remplacez|changer|modifier|corriger|mettez) (?:(?:mon|le) nom(?: de famille)?|moi)(?: (?:en|par|à|pour|au nom de))|mon nom s'écrit|my (?:last |sur|full )?name(?: is|'s) (?:now|spelled|spelt)|(?:repris|reprends|reprendre|retrouvé|(?:gone|going|went) back to|taken back|took back) m(?:on|y) (?:nom de (?:jeune fille|naissance)|maiden name)(?: ?[,:(]| ,? ?(?:c'est|which is|it's))+|my (?:new|married|correct|real|proper) (?:last |sur)?name is|my (?:last |sur)?name (?:has )?(?:changed|been changed) to|(?:change|update|correct) (?:my|the) (?:last |sur)?name to|i(?:'m| am) now(?: called| known as)?(?= (?:mrs|mr|ms|miss|dr)|$| \p{Lu})|i (?:now )?go by|i'm now called) ?:? /iu,
];
/** A mistake is complained of first, and the name comes after: "vous avez mal écrit mon nom, c'est Lefort". */
const mistaken =
  /(?:(?:mal|pas bien) (?:écrit|orthographié|noté|enregistré|saisi|épelé|mis)|faute|erreur|trompée?s?|se trompe|pas le bon nom|mauvais nom|wrong|misspel\p{L}*|incorrect\p{L}*|mistake|typo|a (?:changé|pas le bon)|(?:chang|modifi|corrig|updat|correct)\p{L}* (?:de |mon |my |the )?(?:last |sur|family )?(?:nom|name)|name (?:has )?changed|got married|just married|(?:me suis|suis) mariée?|divorcée?|divorced)/iu;
const mentionsName = /\b(?:nom|pr[ée]nom|name|surname|mariée?|married|divorcée?|divorced)\b/iu;
const corrected =
  /(?:^|[,.;:!?-]) ?(?:en fait |maintenant |désormais |now |et |and )?(?:c'est|ça s'écrit|je m'appelle|mon nom (?:est|c'est)|il s'écrit|it's|it is|it should be|should be|my name(?: is|'s)|i'm|je suis)(?: maintenant| désormais| plutôt| now| actually| really)? /iu;
/** "I'm Nadia Kerouac now": the whole name, and nothing that goes on after it. */
const presentNow = /(?<![\p{L}'])(?:i'm|i am|je suis|c'est|it's|it is) /giu;
const now =
  /^,? (?:now|maintenant|désormais|dorénavant|à présent)(?=$| ?[,.;!()-]| (?:and|et|so|donc|not|pas|please|svp)(?!\p{L}))/iu;
/** Said of the writer's people: "ma femme a changé de nom". */
const ofOwnPeople = new RegExp(String.raw`(?<![a-z])${ownRelative}(?![a-z])[^.;!?]{0,40}$`);
const notOld = /^(?:,? (?:et )?(?:pas|non|not)|,? (?:au lieu de|et plus|instead of|rather than))(?!\p{L})/iu;

/**
 * The name by which the writer wants to be kept from now on, where they say that it changed or was written wrong: "my name is now
 * Baker", "vous avez mal écrit mon nom, c'est Lefort". Null for a name that is only said, and for anybody else's.
 */
export function saysNewName(text: string): PersonName | null {
  const source = joinSpelled(clean(text.slice(0, longestRead)).replaceAll('\n', ' , ')).trim();
  for (const pattern of newNamePatterns) {
    const found = pattern.exec(source);
    if (found && !isOfAnother(source.slice(0, found.index))) return newNameAfter(source, found);
  }
  const present = nameNow(source);
  if (present) return asKept(present);
  const mistake = mistaken.exec(source);
  if (mistake && mentionsName.test(source) && !ofOwnPeople.test(foldInPlace(source.slice(0, mistake.index)))) {
    const after = mistake.index + mistake[0].length;
    const [told, found] = [source.slice(after), source]
      .map((part) => [part, corrected.exec(part)] as const)
      .find(([, match]) => match !== null) ?? ['', null];
    const name = found && newNameAfter(told, found);
    if (name) return name;
  }
  // "Je m'appelle Lefort, pas Lefaure."
  const strong = introduction.exec(source);
  const name =
    strong && !isOfAnother(source.slice(0, strong.index))
      ? nameAtStart(source.slice(strong.index + strong[0].length), 'sure')
      : null;
  return name && notOld.test(name.rest) ? asKept(name) : null;
}

function nameNow(source: string): NameAtStart | null {
  for (const found of source.matchAll(presentNow)) {
    const name = nameAtStart(source.slice(found.index + found[0].length), 'doubtful');
    if (name && (name.titled || name.words.length > 1) && now.test(name.rest)) return name;
  }
  return null;
}

function newNameAfter(source: string, found: RegExpExecArray): PersonName | null {
  const name = nameAtStart(source.slice(found.index + found[0].length), 'sure');
  const isOpen = name === null || name.rest.trimStart().startsWith('?') || isSomebodyElse(name.rest);
  return isOpen ? null : asKept(name);
}

/** A lone word is the last name, which is what changes. */
function asKept({ words, titled }: NameAtStart): PersonName {
  return personName(words, titled || !isOnlyGivenName(words[0] ?? ''));
}
