import { withoutManners } from './courtesies.ts';
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
  pls plz plis stp thx ty ta cheers lovely great rendez vous rdv appointment me my mon ma nous on let us proposition propositions proposal date dispo horaire possibilite maintenant allez bah ben euh eh hum oh ah so well`.split(
    /\s+/,
  ),
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
  [
    /\b(?:(?:le|la) plus tot|earliest|soonest|the earlier|earlier (?=one|slot|appointment)|(?<!\ba )la premiere heure(?: (?:que vous avez|dispo(?:nible)?|proposee?|possible|libre))?)\b/,
    'earliest',
  ],
  [/\b(?:(?:le|la) plus tard|latest|the later|later (?=one|slot|appointment))\b/, 'latest'],
];
/** "Le plus tard des deux": what is compared is the options. */
const ofBoth =
  /\b(?:des (?:deux|2)|(?:of|out of) (?:the )?(?:two|2|both)|that you (?:have|offered?|said|mentioned)|que vous (?:avez|proposez|m avez propose))\b/g;
/** "Oui mais à 11h", "non, plutôt jeudi": what is said then is the choice. */
const turn =
  /^(?:(?:(?:oui|ok|okay|yes|d accord) )*(?:mais|but) |(?:non|nope|nan|no) (?=(?:plutot|rather|le|la|the|celui|celle|l autre) ))/;
const anyOne =
  /^(?:(?:c est |ca m est |l |i |i m |it s )?(?:n importe (?:lequel|laquelle|quel|quand)|peu (?:m )?importe|egal|au choix|comme (?:vous voulez|tu veux|ca vous arrange)|un ou l autre|une ou l autre|either|either one|either of (?:them|those|the two)|any|any of (?:them|those)|whichever|whatever (?:suits|s easiest|is easiest)|no preference|pas de preference|aucune preference|les deux (?:me )?(?:vont|conviennent)|both (?:work|are fine|are good|suit)|don t mind|easy|don t mind which))+(?: (?:one|des deux|creneau|slot|work|suits?|works|suits? you|is easiest|you like|of the two))*$/;
const otherOne = /\b(?:l autre|the other)(?: (?:one|creneau|slot|date|horaire|proposition))?\b/;
const denial = /\b(?:non|no|nope|pas|not|plutot|rather|et|mais|but|je veux|i want)\b/g;
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
  const cleaned = clean(text).trim();
  const folded = fold(cleaned);
  const said = folded.match(turn) ? afterTurn(cleaned) : cleaned;
  const claims = readClaims(said, { language, now, zone });
  const candidates = [
    byVerb(said, options),
    byNumber(said, options),
    byNumberAt(said, options, claims),
    byTime(said, options, claims),
    byLabel(said, options),
    byOther(folded, options),
    byAny(folded, options),
  ];
  const chosen = new Set(candidates.filter((index) => index !== null));
  // "le 2" is the second option, unless another one is on the 2nd: then it is neither for sure.
  return chosen.size === 1 ? ([...chosen][0] ?? null) : null;
}

function afterTurn(said: string): string {
  return said.replace(/^.*?\b(?:mais|but)\b[ ,]*|^(?:non|nope|nan|no)\b[ ,.!]*/iu, '');
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
  const whole = fold(said);
  const words = (/^\S+$/.test(whole) ? whole : withoutManners(whole).replace(ofBoth, ' ').trim()).split(/ +/);
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

/** "Le premier à 11h", "the second one, Thursday": the number, where all that is said of the time fits it. */
function byNumberAt(said: string, options: readonly ChoiceOption[], claims: readonly Claim[]): number | null {
  if (claims.length === 0) return null;
  const index = byNumber(
    claims.reduce((text, claim) => text.replace(claim.text, ' celui '), said),
    options,
  );
  const slot = index === null ? undefined : slotsOf(options).find((each) => each.index === index);
  return slot && claims.every((claim) => fitsClaim(slot, claim)) ? slot.index : null;
}

/** Said with a day or a part of it, these choose; without them it may as well narrow what is wanted. */
const takes =
  /\b(?:oui|ok|okay|oki|yes|yeah|yep|d accord|dac|parfait|nickel|va pour|je prends|prends|prendrai|prendrais|celui|celle|creneau|one|slot|i ll (?:take|have)|works?|suits?|(?:me|ca|ira|ca m) (?:va|convient|arrange)|convient|ira|bon|bien|good|fine|great|perfect|lovely|go with|reserve\w*|book|confirm\w*|choisis|take)\b/;
const prefers = /\b(?:plutot|rather|instead|finalement|actually|sinon|maybe|peut etre|if possible|si possible)\b/;
const barePart = /^(?:(?:le|la|l|the|in the) ?)?(?:matin|matinee|apres midi|aprem|morning|afternoon|soir|evening)$/;

/** "Plutôt l'après-midi", "afternoon please": no hour and no yes, so that other times of it may be wanted. A bare "jeudi" or "le matin" chooses. */
function onlyNarrows(said: string, claims: readonly Claim[]): boolean {
  const folded = fold(said);
  const hasPart = partReaders.some(
    ([pattern, part]) => part !== 'earliest' && part !== 'latest' && pattern.test(folded),
  );
  const hasHour = claims.some(({ kind }) => kind === 'time');
  const hasDay = claims.some(({ kind }) => kind === 'date');
  if (hasHour || (!hasPart && !hasDay)) return false;
  if (prefers.test(folded)) return true;
  return hasPart && !hasDay && !barePart.test(folded) && !takes.test(folded);
}

/** "jeudi", "jeudi matin", "celui de 14h30", "le 26": everything said must be about time, and fit one option alone. */
function byTime(said: string, options: readonly ChoiceOption[], claims: readonly Claim[]): number | null {
  if (onlyNarrows(said, claims)) return null;
  const slots = slotsOf(options);
  const untimed = claims.reduce((text, claim) => text.replace(claim.text, ' celui '), said);
  let rest = ` ${withoutManners(fold(untimed)).replace(ofBoth, ' ')} `;
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

function slotsOf(options: readonly ChoiceOption[]): Slot[] {
  return options.flatMap(({ startsAt }, index) => {
    return startsAt === undefined ? [] : [{ index, date: startsAt.slice(0, 10), time: startsAt.slice(11, 16) }];
  });
}

function fitsClaim(slot: Slot, { kind, value }: Claim): boolean {
  if (kind === 'time') return slot.time === value;
  if (kind !== 'date') return false;
  return value.startsWith('weekday:') ? weekdayOf(slot.date) === Number(value.slice(8)) : slot.date === value;
}

function fitsPart({ time }: Slot, part: Part): boolean {
  if (part === 'morning') return time < '12:00';
  // Noon is no afternoon that anybody chooses.
  if (part === 'afternoon') return time >= '13:00' && time < '18:00';
  return part === 'evening' ? time >= '17:00' : true;
}

function outermost(slots: readonly Slot[], parts: readonly Part[]): Slot | undefined {
  const sorted = slots.toSorted((a, b) => `${a.date}T${a.time}`.localeCompare(`${b.date}T${b.time}`));
  return sorted.length < 2 ? undefined : parts.includes('earliest') ? sorted[0] : sorted.at(-1);
}

/** "vidange" for "Vidange (89 €)": all that is said stands in one label, and in no other. Not for slots, whose labels are times. */
function byLabel(said: string, options: readonly ChoiceOption[]): number | null {
  const words = withoutManners(fold(said))
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

/** "L'autre", "non, l'autre", "pas le premier, l'autre": of two, what is not refused; the first is what a bare no refuses. */
function byOther(folded: string, options: readonly ChoiceOption[]): number | null {
  if (options.length !== 2 || !otherOne.test(folded) || /\b(?:pas|not|ni|nor) (?:l autre|the other)\b/.test(folded))
    return null;
  const refused = withoutManners(folded.replace(otherOne, ' ').replace(denial, ' ').replace(/ +/g, ' ').trim());
  const words = refused.split(' ').filter((word) => !filler.has(word) && word !== '');
  // "L'autre me va pas" refuses it.
  if (words.length === 0) return /\b(?:l autre|the other)\b.*\b(?:pas|not|non|no)\b/.test(folded) ? null : 1;
  const index = byNumber(refused, options);
  return index === null ? null : 1 - index;
}

/** "Peu importe", "either": the first of several times; never of several appointments to cancel or vehicles. */
function byAny(folded: string, options: readonly ChoiceOption[]): number | null {
  const areTimes =
    options.length > 1 &&
    options.every(({ startsAt, tool }) => startsAt !== undefined && tool !== 'cancel_appointment');
  const words = withoutManners(folded).replace(/^(?:(?:oui|ok|okay|yes|oh|ah|bah|well|alors|pour|for) )+/, '');
  return areTimes && (anyOne.test(folded) || anyOne.test(words)) ? 0 : null;
}
