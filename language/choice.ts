import type { Language } from './language.ts';
import { fold } from './normalise.ts';
import { clean } from './quantities/page.ts';
import { readClaims, type Claim } from './quantities.ts';
import { readYesNo } from './yes-no.ts';
import { weekdayOf, type LocalDate, type LocalTime } from './zone.ts';

/** `startsAt` is local, `YYYY-MM-DDTHH:mm`; `tool` is what choosing it would run. */
export type ChoiceOption = { label: string; startsAt?: string; tool?: string };

type Slot = { index: number; date: LocalDate; time: LocalTime };
type Part = 'morning' | 'afternoon' | 'evening' | 'earliest' | 'latest';

/** What people put around a choice and that chooses nothing. */
const filler = new Set(
  `le la l the a an au on at in celui celle de du d des pour for je j prends prend choisis veux voudrais prefere preferre va plutot rather
  option numero number num no n choix choice creneau slot one oui ok okay yes d accord svp stp s il vous te plait please merci thanks thank you
  i ll take want would like prefer go with alors donc bien c est ce sera ca it s that this is parfait super tres bon bonjour et voila
  pls plz plis stp thx ty ta cheers lovely great rendez vous rdv appointment me my mon ma nous on let us`.split(/\s+/),
);
const numbers = new Map(
  Object.entries({
    '1er': 1,
    '1ere': 1,
    '1re': 1,
    premier: 1,
    premiere: 1,
    first: 1,
    '1st': 1,
    un: 1,
    une: 1,
    '2e': 2,
    '2eme': 2,
    '2nd': 2,
    '2nde': 2,
    '2d': 2,
    deuxieme: 2,
    second: 2,
    seconde: 2,
    deux: 2,
    two: 2,
    '3e': 3,
    '3eme': 3,
    '3rd': 3,
    troisieme: 3,
    third: 3,
    trois: 3,
    three: 3,
    '4e': 4,
    '4eme': 4,
    '4th': 4,
    quatrieme: 4,
    fourth: 4,
    quatre: 4,
    four: 4,
  }),
);
const partReaders: readonly (readonly [RegExp, Part])[] = [
  [/\b(?:apres[- ]?midi|aprem|afternoon)\b/, 'afternoon'],
  [/\b(?:matin|matinee|morning)\b/, 'morning'],
  [/\b(?:soir|soiree|evening)\b/, 'evening'],
  [/\b(?:(?:le|la) plus tot|earliest|soonest|the earlier)\b/, 'earliest'],
  [/\b(?:(?:le|la) plus tard|latest|the later)\b/, 'latest'],
];
/** Beside these a number counts something: "on est 2", "pour deux", "2 rdv", "à 2". */
const countsAfter = new Set('pour for est are in en a at de d des vers on'.split(' '));
const countsBefore = new Set('h heure heures rdv rendez appointment creneau slot x'.split(' '));
const cardinal = /^(?:\d{1,2}|une?|deux|trois|quatre|one|two|three|four)$/;
const cancels = /^(?:annule[rz]?|cancel)$/;
const objects = new Set('le la l it that tout everything please svp stp s il vous te plait'.split(' '));
const longestMessage = 120;

/**
 * The index of the option that a message plainly chooses: by number ("1", "le deuxième"), by day or hour ("jeudi", "celui de
 * 14h30", "le matin") or by label. Null when it says anything else, asks, or fits no option or several.
 */
export function readChoice(
  text: string,
  options: readonly ChoiceOption[],
  { language, now, zone }: { language: Language; now: Date; zone: string },
): number | null {
  if (text.length > longestMessage || text.includes('?')) return null;
  const said = clean(text).trim();
  const candidates = [
    byVerb(said, options),
    byNumber(said, options),
    byTime(said, options, readClaims(said, { language, now, zone })),
    byLabel(said, options),
  ];
  const chosen = new Set(candidates.filter((index) => index !== null));
  // "le 2" is the second option, unless another one is on the 2nd: then it is neither for sure.
  return chosen.size === 1 ? ([...chosen][0] ?? null) : null;
}

/** "Oui annulez", "yes please cancel it": to any other question than whether to cancel, the verb would contradict the yes. */
function byVerb(said: string, [only, ...others]: readonly ChoiceOption[]): number | null {
  if (only?.tool !== 'cancel_appointment' || others.length > 0) return null;
  const words = fold(said).split(' ');
  const rest = words.filter((word) => !cancels.test(word) && !objects.has(word)).join(' ');
  return words.some((word) => cancels.test(word)) && (rest === '' || readYesNo(rest) === 'yes') ? 0 : null;
}

/** "1", "1.", "#1", "le 1", "option 2", "la deuxième", "the last one". */
function byNumber(said: string, options: readonly ChoiceOption[]): number | null {
  const words = fold(said).split(' ');
  const left = words.filter((word) => !filler.has(word));
  const [word] = left;
  // "one" chooses nothing in "the second one" and is the number when it stands alone.
  if (words.length === 1 && words[0] === 'one') return options.length > 0 ? 0 : null;
  if (word === undefined || left.length !== 1) return null;
  if (/^(?:dernier|derniere|last)$/.test(word)) return options.length > 1 ? options.length - 1 : null;
  const at = words.indexOf(word);
  const isCount = countsAfter.has(words[at - 1] ?? '') || countsBefore.has(words[at + 1] ?? '');
  if (isCount && cardinal.test(word)) return null;
  const number = /^\d{1,2}$/.test(word) ? Number(word) : (numbers.get(word) ?? 0);
  return number >= 1 && number <= options.length ? number - 1 : null;
}

/** "jeudi", "jeudi matin", "celui de 14h30", "le 26": everything said must be about time, and fit one option alone. */
function byTime(said: string, options: readonly ChoiceOption[], claims: readonly Claim[]): number | null {
  const slots = options.flatMap(({ startsAt }, index) => {
    return startsAt === undefined ? [] : [{ index, date: startsAt.slice(0, 10), time: startsAt.slice(11, 16) }];
  });
  let rest = claims.reduce((text, claim) => text.replace(claim.text, ' '), said);
  rest = ` ${fold(rest)} `;
  const parts: Part[] = [];
  for (const [pattern, part] of partReaders) {
    if (pattern.test(rest)) parts.push(part);
    rest = rest.replace(pattern, ' ');
  }
  const day = /^\D*\b(?:le|the|du|au) (\d{1,2})(?:er|st|nd|rd|th)?\b(?! ?h)/.exec(rest)?.[1];
  if (day !== undefined) rest = rest.replace(/\d{1,2}(?:er|st|nd|rd|th)?/, ' ');
  const isAllTime = rest.split(' ').every((word) => word === '' || filler.has(word));
  if (!isAllTime || (claims.length === 0 && parts.length === 0 && day === undefined)) return null;
  const fitting = slots.filter(
    (slot) =>
      claims.every((claim) => fitsClaim(slot, claim)) &&
      parts.every((part) => fitsPart(slot, part)) &&
      (day === undefined || Number(slot.date.slice(8)) === Number(day)),
  );
  const [only] =
    parts.includes('earliest') || parts.includes('latest')
      ? [outermost(fitting, parts)]
      : fitting.length === 1
        ? fitting
        : [];
  return only?.index ?? null;
}

function fitsClaim(slot: Slot, { kind, value }: Claim): boolean {
  if (kind === 'time') return slot.time === value;
  if (kind !== 'date') return false;
  return value.startsWith('weekday:') ? weekdayOf(slot.date) === Number(value.slice(8)) : slot.date === value;
}

function fitsPart({ time }: Slot, part: Part): boolean {
  if (part === 'morning') return time < '12:00';
  if (part === 'afternoon') return time >= '12:00' && time < '18:00';
  return part === 'evening' ? time >= '17:00' : true;
}

function outermost(slots: readonly Slot[], parts: readonly Part[]): Slot | undefined {
  const sorted = slots.toSorted((a, b) => `${a.date}T${a.time}`.localeCompare(`${b.date}T${b.time}`));
  return sorted.length < 2 ? undefined : parts.includes('earliest') ? sorted[0] : sorted.at(-1);
}

/** "vidange" for "Vidange (89 €)": all that is said stands in one label, and in no other. Not for slots, whose labels are times. */
function byLabel(said: string, options: readonly ChoiceOption[]): number | null {
  const words = fold(said)
    .split(' ')
    .filter((word) => !filler.has(word) && word !== '');
  if (words.every((word) => /^\d+$/.test(word))) return null;
  const labels = options.map(({ label, startsAt }) => (startsAt === undefined ? fold(label) : ''));
  const exact = labels.indexOf(fold(said));
  if (exact >= 0 && fold(said) !== '') return exact;
  const fitting = labels.flatMap((label, index) => {
    const has = new Set(label.split(' '));
    return words.every((word) => has.has(word)) ? [index] : [];
  });
  return fitting.length === 1 ? (fitting[0] ?? null) : null;
}
