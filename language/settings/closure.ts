import type { Language } from '../language.ts';
import { readWhen, type When } from '../when.ts';
import { addDays, type LocalDate, type LocalTime, toLocal } from '../zone.ts';
import { foldInPlace } from '../quantities/page.ts';
import { leftOn, unreadIn, takeFirst } from './unread.ts';

/** Days in a row, or with times a part of one day: up to the first, or from the second on, where only one is said. */
export interface SaidSpan {
  from: LocalDate;
  to: LocalDate;
  fromTime?: LocalTime;
  toTime?: LocalTime;
}

/** The days that a sentence closes or opens again. */
export type SaidDays =
  | { kind: 'read'; spans: SaidSpan[]; reason: string | null }
  | { kind: 'unread'; words: string[] }
  /**
   * `no_day`: none is named; `which_day`: one of these is meant; `part`: some hours of several days; `past`: gone by; `too_long`: over a
   * year. Each day has the hours that were said.
   */
  | { kind: 'unclear'; why: 'no_day' | 'which_day' | 'part' | 'past' | 'too_long'; days: SaidSpan[] };

const mostDays = 366;
/** Days in a row that no month is named for. */
const longestUnnamed = 14;
/** A reason is told to customers: a few words, and no sentence. */
const longestReason = 5;

const around =
  `ferme fermee fermes fermer fermons fermeture fermetures ferment closed close closing closure shut bloque ouvre ouvrir ouvrons ouvert ouverts open opens
  opening rouvre reopen annule annuler cancel enleve retire remove supprime finalement plus pas n'est jour jours day days journee toute all annuelle garage
  salon atelier showroom boutique magasin shop workshop agenda business exceptionnelle ajoute add aux fermes we're re ll are be ll were inclus included away out take
  enregistrer enregistre noter notez off ferons sera serons seront est sommes`.split(/\s+/);
const reasonLead =
  /(?:^|[\s,(])(?:pour|for|cause|because of|à cause (?:de|des|du)|raison|motif)\s*:?\s+(?:(?:cause|raison) (?:de|d')\s*)?(?<reason>\p{Ll}[\p{Ll}'’ -]*)\)?[\s.!]*$/u;
const ownReasons: readonly (readonly [RegExp, Record<Language, string>])[] = [
  [/\bconges? annuels?\b/, { fr: 'congés annuels', en: 'annual leave' }],
  [/\b(?:conges?|vacances|holidays?|annual leave|leave)\b/, { fr: 'congés', en: 'holidays' }],
  [/\binventaire\b|\bstock ?taking\b|\binventory\b/, { fr: 'inventaire', en: 'stocktaking' }],
  [/\btravaux\b|\b(?:building )?works\b|\brefit\b/, { fr: 'travaux', en: 'works' }],
  [/\bformation\b|\btraining\b/, { fr: 'formation', en: 'training' }],
  [
    /\breunion(?: (?:du personnel|d'equipe|de service))?\b|\b(?:staff |team )?meeting\b/,
    { fr: 'réunion', en: 'a meeting' },
  ],
  [/\bdemenagement\b|\bmoving\b/, { fr: 'déménagement', en: 'moving' }],
  [/\b(?:le )?pont\b|\blong weekend\b/, { fr: 'pont', en: 'long weekend' }],
  [/\bjours? feries?\b|\bbank holiday\b/, { fr: 'jour férié', en: 'bank holiday' }],
  [/\bneige\b|\bsnow\b/, { fr: 'neige', en: 'snow' }],
  [/\bpanne(?: de (?:chauffage|courant|chaudiere))?\b|\bboiler\b|\bpower cut\b/, { fr: 'panne', en: 'a breakdown' }],
];

/** Reads "fermé du 24 au 31 décembre, inventaire", "on ferme le 24", "we are closed on Tuesday for training". */
export function readDays(said: string, context: { now: Date; zone: string; language: Language }): SaidDays {
  const when = readWhen(said, context);
  const [first] = when?.days ?? [];
  if (!when || first === undefined) return { kind: 'unclear', why: 'no_day', days: [] };
  const part = partOf(when);
  const unclear = (why: 'which_day' | 'part' | 'past' | 'too_long') => ({
    kind: 'unclear' as const,
    why,
    days: when.days.map((day) => ({ from: day, to: day, ...part })),
  });
  if (when.problem !== null) return unclear('past');
  if (part === null) return unclear('part');
  if (when.ambiguous) return unclear('which_day');
  if (hasTimes(when) && when.days.length > 1) return unclear('part');
  // "Du 24 au 31", whose month has no 31st, would be five weeks.
  if (
    when.days.length > longestUnnamed &&
    !/\p{L}{3}/u.test(when.text.replaceAll(/\b(?:jusqu|from|until|till)\b/g, ''))
  )
    return unclear('which_day');
  if (first < toLocal(context.now, context.zone).date) return unclear('past');
  if (when.days.length > mostDays) return unclear('too_long');
  const without = withoutWords(said, when.text);
  const reason = reasonLead.exec(without)?.groups?.['reason']?.trim() ?? null;
  const rest = reason === null ? without : without.replace(reasonLead, ' ');
  const left = unreadIn(rest);
  const own = ownReasons.find(([pattern]) => takeFirst(left, pattern));
  const all = leftOn(left, around);
  const aside = all.length > 0 && reason === null ? asideIn(said, context) : null;
  const words = aside === null ? all : leftOn(unreadIn(withoutWords(said.slice(0, -aside.length), when.text)), around);
  const isLong = reason !== null && reason.split(/\s+/).length > longestReason;
  if (words.length > 0 || isLong)
    return { kind: 'unread', words: words.length > 0 ? words : (reason ?? '').split(/\s+/) };
  const spans = hasTimes(when) ? [{ from: first, to: first, ...part }] : spansOf(when.days);
  return { kind: 'read', spans, reason: reason ?? own?.[1][context.language] ?? null };
}

/** What may turn a phrase behind a comma into more than why: an exception, a condition, something else that is wanted. */
const notWhy =
  /\b(?:sauf|except\w*|hors|hormis|mais|but|pas|plus|not|no|non|ni|nor|si|if|ou|or|et|and|aussi|also|too|puis|then|sans|without|seulement|only|uniquement|just|juste|avec|with|chaque|every|each|tous|toutes|all|ouv\w*|open\w*|ferm\w*|clos\w*|shut\w*|matin\w*|midi|soir\w*|aprem|mornings?|afternoons?|evenings?|noon|night|nuit|jour\w*|days?|semaines?|weeks?|mois|months?|prochaine?s?|next|suivante?s?|from|until|till|jusqu\w*|depuis|apres|avant|after|before|peut|maybe|perhaps|annul\w*|cancel\w*|previen\w*|tell|ecri\w*|write|decal\w*|deplac\w*|move|mets|met|pont|bay|lift|urgenc\w*|emergenc\w*|permanence|livraison\w*|deliver\w*|rdv|rendez|appointments?|ok|okay|client\w*|customers?|tu|vous|you)\b|[\d?]/;

/** "…, enterrement": a few words behind the last comma that name no day, no hour and no exception tell why; for the team, not for customers. */
function asideIn(said: string, context: { now: Date; zone: string; language: Language }): string | null {
  const aside = /,\s*(?<words>[^,]+?)[\s.!]*$/u.exec(said);
  const words = aside?.groups?.['words'] ?? '';
  if (!aside || words.split(/\s+/).length > longestReason) return null;
  // A name may be somebody who is let in.
  if (/\p{Lu}|dès/u.test(words) || notWhy.test(unreadIn(words).text) || readWhen(words, context) !== null) return null;
  return aside[0];
}

function hasTimes({ time, from, to }: When): boolean {
  return time !== null || from !== null || to !== null;
}

/** The hours that are closed: "à partir de midi", "vendredi matin", "de 14h à 16h", "on ferme à 15h"; null where they cannot be. */
function partOf({ text, time, from, to, around: isNear }: When): Pick<SaidSpan, 'fromTime' | 'toTime'> | null {
  const fromTime = time ?? from;
  if (isNear || (fromTime !== null && to !== null && fromTime >= to) || isBackwards(text, from, to)) return null;
  const said = foldInPlace(text);
  // The morning begins and the evening ends with the doors, whenever that is.
  const isMorning = from === '06:00' && /\b(?:matin|matinee|mornings?)\b/.test(said);
  const isRest = /\b(?:apres[- ]?midi|aprem|soir|soiree|afternoon|evening)\b/.test(said) && !saidHour.test(said);
  return {
    ...(fromTime !== null && !isMorning && { fromTime }),
    ...(to !== null && !isRest && { toTime: to }),
  };
}

const saidHour = /\b(\d{1,2})(?= ?(?:h|[ap]m|:))/;

/** "From 5pm to 3pm": somebody's slip, which is asked about. */
function isBackwards(text: string, from: LocalTime | null, to: LocalTime | null): boolean {
  const [first, second] = [...text.matchAll(new RegExp(saidHour, 'g'))].map(([hour]) => Number(hour) % 12);
  if (from === null || to === null || first === undefined || second === undefined) return false;
  const hourOf = (time: LocalTime) => Number(time.slice(0, 2)) % 12;
  return first !== second && first === hourOf(to) && second === hourOf(from);
}

/** The text without the words of its days, wherever they stand. */
function withoutWords(said: string, words: string): string {
  const page = unreadIn(said).text;
  const sought = unreadIn(words).text;
  const at = page.indexOf(sought);
  // Both are folded letter for letter, number words apart: then the words are taken out one by one.
  if (at !== -1 && page.length === said.length) return `${said.slice(0, at)} ${said.slice(at + sought.length)}`;
  const each = new Set(sought.split(/[^a-z0-9]+/));
  return said
    .split(/(?<=\s)|(?=\s)/)
    .filter((word) => word.trim() === '' || !each.has(unreadIn(word).text.replaceAll(/[^a-z0-9]/g, '')))
    .join('');
}

function spansOf(days: readonly LocalDate[]): SaidSpan[] {
  const spans: SaidSpan[] = [];
  for (const day of days.toSorted()) {
    const last = spans.at(-1);
    if (last && addDays(last.to, 1) === day) last.to = day;
    else spans.push({ from: day, to: day });
  }
  return spans;
}
