import type { Language } from '#language/language.ts';
import { fold } from '#language/normalise.ts';
import { readNewService, readOfferChange } from '#language/settings/service.ts';
import { namedServices } from '#tools/quotes/named-service.ts';
import type { DraftOffer } from './draft.ts';

const parts =
  /\s*(?:[;\n]|,(?!\d)|\.(?=\s|$)|\s(?:et|and|puis|then)\s(?=(?:pas|sans|no|ajoute|add|retire|enleve|enlève|remove|le|la|les|the)\s))\s*/i;
const notOffered =
  /^(?:(?:on|nous|we)\s+)?(?:(?:ne\s+)?(?:fais|fait|faisons)\s+pas|(?:don't|do not)\s+(?:do|offer)|pas|sans|no|not|without|retire|enl[eè]ve|supprime|remove|drop)(?:\s+(?:de|d'|any))?\s+(?<what>.+)$/i;

/** The list with every correction of a message, or the words that were not read: then nothing of it is changed. */
export function correctedServices(
  said: string,
  services: readonly DraftOffer[],
  language: Language,
): { services: DraftOffer[] } | { unread: string } {
  let list = [...services];
  const clauses = joined(said.split(parts).filter((part) => part.trim() !== ''));
  if (clauses.length === 0) return { unread: said };
  for (const clause of clauses) {
    const next = corrected(clause, list, language);
    if (!next) return { unread: clause };
    list = next;
  }
  return list.length > 0 ? { services: list } : { unread: said };
}

/** "Ajoute barbe, 18 €, 20 min" is one correction: figures alone go with what they stand behind. */
function joined(clauses: readonly string[]): string[] {
  const whole: string[] = [];
  for (const clause of clauses) {
    const isFigures = /^[\d\s€.,hmin]+$|^\d+ ?(?:€|euros?|min\w*|h\w*)/i.test(clause) && !/\p{L}{5}/u.test(clause);
    const before = whole.at(-1);
    if (isFigures && before !== undefined) whole[whole.length - 1] = `${before} ${clause}`;
    else whole.push(clause);
  }
  return whole;
}

function corrected(clause: string, list: readonly DraftOffer[], language: Language): DraftOffer[] | null {
  const gone = notOffered.exec(clause.trim())?.groups?.['what'];
  const leaves = gone === undefined ? null : one(gone, list);
  if (gone !== undefined) return leaves && list.filter((each) => each !== leaves);
  const change = readOfferChange(clause);
  const meant = change && one(change.service, list);
  if (change && meant) {
    if (change.isWithdrawn) return list.filter((each) => each !== meant);
    const name = change.name === null ? {} : { nameFr: change.name, nameEn: change.name };
    const price = change.cents === null ? {} : { priceCents: change.cents };
    const length = change.minutes === null || change.minutes < 1 ? {} : { durationMinutes: change.minutes };
    return list.map((each) => (each === meant ? { ...each, ...name, ...price, ...length } : each));
  }
  const added = readNewService(clause);
  if (!added || added.cents === null || added.minutes === null || added.minutes < 1) return null;
  const name = added.name.charAt(0).toUpperCase() + added.name.slice(1);
  const code = fold(name)
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
  if (list.some((each) => each.code === code || fold(language === 'fr' ? each.nameFr : each.nameEn) === fold(name)))
    return null;
  const service = { code, nameFr: name, nameEn: name, durationMinutes: added.minutes, priceCents: added.cents };
  return [...list, { ...service, synonyms: { fr: [], en: [] } }];
}

/** The one service that some words name wholly. */
function one(words: string, list: readonly DraftOffer[]): DraftOffer | null {
  const rows = list.map((each) => ({ ...each, id: each.code, vatBp: 2000 }));
  const [found, ...others] = namedServices(words, rows);
  return found && others.length === 0 ? (list.find(({ code }) => code === found.code) ?? null) : null;
}
