import { personName, type PersonName } from './name.ts';
import { nameAtStart, type Sureness } from './name/name-words.ts';
import { clean, foldInPlace } from './quantities/page.ts';
import { ownRelative, relative } from './relation.ts';

/** What comes before the name of somebody who is spoken of, folded in place. */
const introductions: readonly (readonly [RegExp, Sureness])[] = (
  [
    [String.raw`(?<![a-z])(?:il|elle|lui|celui-ci|celle-ci|qui) s'appelle `, 'sure'],
    [String.raw`(?<![a-z'])(?:his|her) (?:full |last |first )?name(?: is|'s) `, 'sure'],
    [String.raw`(?<![a-z'])(?:he|she|who)(?: is|'s) (?:called|named) `, 'sure'],
    [String.raw`(?<![a-z])son (?:nom|prenom)(?: de famille)? ?(?:est|c'est|:) `, 'sure'],
    [String.raw`(?<![a-z])(?:nom|prenom) (?:de |d')${ownRelative} ?(?:est|c'est|:) `, 'sure'],
    [String.raw`(?<![a-z])${ownRelative}'s name(?: is|'s) `, 'sure'],
    [String.raw`(?<![a-z])${relative}(?: qui s'appelle| prenommee?| nommee?| called| named) `, 'sure'],
    [String.raw`(?<![a-z])${ownRelative}(?: ?[,(] ?| (?:c'est |est |is )?)`, 'likely'],
    [String.raw`(?<![a-z])(?:ask for|demandez|demander) `, 'doubtful'],
  ] as const
).map(([source, sureness]) => [new RegExp(source, 'g'), sureness]);
/** Who comes, and who is what to the writer, after the name: "c'est Julien mon mari", "Karim passera la chercher". */
const named = /(?<![\p{L}'-])(?=\p{Lu})/gu;
const isSpokenOf = new RegExp(
  String.raw`^[ ,(-]*(?:${ownRelative}(?![a-z-])|(?:qui |who |he |she |that )?(?:va |vient |viendra|passe(?:ra)? |passera|amene|depose|recupere|apporte|conduit|s'occupe|will |'ll |is going to |is (?:bring|drop|com|pick|collect)ing|brings |drops |picks |comes )(?!(?:me|m'|vous|you|us|be ready|be late)(?![a-z])))`,
);
const longestRead = 400;

/**
 * The name of somebody who is spoken of, never the writer's own: "elle s'appelle Jeanne Morel", "mon fils Karim", "c'est Julien mon mari
 * qui viendra". Null when somebody is spoken of without a name.
 */
export function readOtherName(text: string): PersonName | null {
  const source = clean(text.slice(0, longestRead));
  const folded = foldInPlace(source);
  for (const [pattern, sureness] of introductions) {
    for (const match of folded.matchAll(pattern)) {
      const found = nameAtStart(source.slice(match.index + match[0].length).replace(/'s(?![\p{L}])/u, ' ,'), sureness);
      if (found && !found.rest.trimStart().startsWith('?')) return personName(found.words, found.titled);
    }
  }
  for (const { index } of source.matchAll(named)) {
    const found = nameAtStart(source.slice(index), 'doubtful');
    if (found && isSpokenOf.test(foldInPlace(found.rest))) return personName(found.words, found.titled);
  }
  return null;
}
