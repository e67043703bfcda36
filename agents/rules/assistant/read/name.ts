import type { PersonName } from '#language/name.ts';
import { personName } from '#language/name.ts';
import { readNameAnswer } from '#language/name-answer.ts';
import { titlePattern } from '#language/name/name-words.ts';
import type { MemberReading } from '../reading.ts';

/** The request around the name of somebody new. */
const request = new RegExp(
  [
    String.raw`^(?:(?:et|and|alors|euh|ok|stp|please|aussi|also)\s+)*(?:(?:(?:une?\s+)?autre|another)(?:\s+one)?\s*[:,]?\s*)?(?:(?:his|her|their|son|sa|leur)\s+(?:wife|husband|partner|son|daughter|brother|sister|mother|father|mum|dad|cousin|neighbour|colleague|contact|boss|mari|femme|conjointe?|fils|fille|fr[èe]re|soeur|m[èe]re|p[èe]re|cousine?|voisine?|coll[èe]gue|patron)(?:\s+(?:is|est|c'est))?\s*:?\s*)?`,
    String.raw`(?:(?:peux[- ]tu|tu peux|can you|could you|please|merci de)\s+)?`,
    String.raw`(?:(?:cr[ée]{1,2}e?r?|ajoute[rz]?|rajoute|rentre|enregistre[rz]?|saisi[srt]*|inscri[srt]*|mets|met|add|create|save|register|put|enter|new|nouve(?:au|l|lle))\s+)?`,
    String.raw`(?:(?:moi|me|nous|in)\s+)?`,
    String.raw`(?:(?:une?|la|le|les|a|the|an?)\s+)?(?:(?:nouve(?:au|lle)|new)\s+)?`,
    String.raw`(?:(?:fiche|record|card)\s+)?(?:(?:cliente?|customer|cust|contact)(?!\p{L})\s*)?(?:(?:pour|for|de|of)\s+|:\s*)?`,
  ].join(''),
  'iu',
);
/** "…me créer la fiche d'une nouvelle cliente, Solène Kerbrat": all before it is courtesy. */
const markers =
  /(?<!\p{L})(?:(?:une?|a|the)\s+)?(?:nouve(?:au|lle)|new)\s+(?:cliente?|customer|client|cust|contact|prospect)(?!\p{L})[\s,:]*/iu;
const title = new RegExp(String.raw`^${titlePattern}\s*`, 'iu');
const segmentEnds =
  /[,;:()\n]|(?<=\p{L}{2})\.(?=\s|$)|\s(?:elle|il|he|she|qui|who|sa|son|her|his|she's|shes|he's|hes|c'est|m[êe]me|same|avec|with|plaque|tel|tél|num[ée]ro|number|mail|email|roule|drives?)(?=\s|$)/iu;
const place = /^(?:at|au|à|dans|in|from|chez|ici|here|today|aujourd'hui|walk-in)(?=\s|$)/i;
const initialLast = /^(?<last>\p{L}[\p{L}'-]+)\s+(?<initial>\p{L})\.?$/u;

/** The name of somebody who is to be added: what stands first once the request, numbers and the car are gone. Null where it is none for sure. */
export function readNewName({ source, spans }: Pick<MemberReading, 'source' | 'spans'>): PersonName | null {
  const figures = spans.filter(
    ({ kind }) => kind === 'phone' || kind === 'email' || kind === 'plate' || kind === 'model' || kind === 'when',
  );
  const bare = figures.toReversed().reduce((text, { from, to }) => `${text.slice(0, from)},${text.slice(to)}`, source);
  const marked = markers.exec(bare);
  const said = (marked ? bare.slice(marked.index + marked[0].length) : bare).replace(request, '').trim();
  // "At the counter, Gareth Pryce": where they stand is no name.
  const segment = said.split(segmentEnds).find((each) => each.trim() !== '' && !place.test(each.trim())) ?? '';
  const isTitled = title.test(segment);
  const name = segment.replace(title, '').trim();
  if (name === '') return null;
  const { last, initial } = initialLast.exec(name)?.groups ?? {};
  if (last && initial) return { firstName: `${initial.toUpperCase()}.`, lastName: personName([last], true).lastName };
  const words = name.split(/\s+/);
  // After a title, a lone word is a family name.
  if (isTitled && words.length === 1) return personName(words, true);
  return readNameAnswer(name);
}
