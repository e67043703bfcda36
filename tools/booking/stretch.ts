import type { KnownBlock } from '#db/block.ts';
import { mainSite } from '#db/site.ts';
import { dayLabel } from '#language/format.ts';
import { unaccent } from '#language/normalise.ts';
import { readWhen, type When } from '#language/when.ts';
import { addDays, type LocalDate, type LocalTime, toInstant, toLocal } from '#language/zone.ts';
import { type ToolContext, ToolError, type ToolResult } from '../tool.ts';
import { isNumberRead } from './one-start.ts';
import { openingOn, openingRule } from './opening.ts';

/** Time from one instant to another. */
export interface Stretch {
  from: Date;
  to: Date;
}

type Unclear = Extract<ToolResult<never>, { which: unknown }>;
const iso = /^(?<from>\d{4}-\d{2}-\d{2}T[\d:.]+Z)\/(?<to>\d{4}-\d{2}-\d{2}T[\d:.]+Z)$/;

/**
 * From when to when some words mean: a whole day is its opening hours, "matin" those before noon, several days in a row all from the first
 * to the last; "tomorrow and Friday", or a time with an exception, is asked about. Of a block that is changed, what is not said stays: its day, its begin ("jusqu'à 17h") or its length ("one hour later").
 */
export async function readStretch(
  ctx: ToolContext,
  words: string,
  known: KnownBlock | null = null,
): Promise<Stretch | Unclear> {
  const written = iso.exec(words)?.groups;
  if (written) return checked({ from: new Date(written['from'] ?? ''), to: new Date(written['to'] ?? '') }, words);
  const { language, now, tenant } = ctx;
  const said = withHours(words);
  const shift = known && shiftIn(words);
  if (known && shift) return checked(shifted(known, shift), words);
  const when = readWhen(said, { now: now(), zone: tenant.zone, language });
  if (!when || when.problem === 'no_such_day' || when.problem === 'no_such_time') {
    throw new ToolError(`"${words}" is no time that can be read.`, 'Ask from when to when.', {
      fr: `Je ne lis pas d'heures dans "${words}". De quand à quand ?`,
      en: `I cannot read a time in "${words}". From when to when?`,
    });
  }
  if (!isNumberRead(said, when.text))
    throw new ToolError(`Of "${words}" only "${when.text}" can be read.`, 'Ask from when to when.', {
      fr: `Je ne lis que "${when.text}". De quand à quand ?`,
      en: `I can only read "${when.text}". From when to when?`,
    });
  if (when.problem === 'past')
    throw new ToolError(`"${words}" is past.`, 'Say so, and ask from when to when.', {
      fr: `C'est déjà passé. De quand à quand ?`,
      en: `That is past already. From when to when?`,
    });
  if (when.ambiguous) {
    // Each with the hours that were said.
    const each = when.days.map(async (day) => {
      const { from, to } = checked(await between(ctx, { first: day, last: day, when, known }), words);
      return { label: dayLabel(day, language), input: { when: `${from.toISOString()}/${to.toISOString()}` } };
    });
    return { which: await Promise.all(each) };
  }
  if (saysException(words) || !isInARow(when.days)) throw notInARow(words);
  const own = known && toLocal(known.startsAt, tenant.zone).date;
  const [first, last] = [when.days[0] ?? own, when.days.at(-1) ?? own];
  if (!first || !last)
    throw new ToolError(`"${words}" says no day.`, 'Ask for which day.', {
      fr: `Pour quel jour ?`,
      en: `For which day?`,
    });
  return checked(await between(ctx, { first, last, when, known }), words);
}

const exception = /\b(?:sauf|excepte|hormis|mais pas|except|but not|apart from)\b/i;

/** "Tomorrow morning except ten": no one stretch. */
export function saysException(words: string): boolean {
  return exception.test(unaccent(words));
}

function isInARow(days: readonly LocalDate[]): boolean {
  return days.every((day, index) => index === 0 || day === addDays(days[index - 1] ?? day, 1));
}

function notInARow(words: string): ToolError {
  return new ToolError(`"${words}" is not one stretch of time.`, 'Ask for one stretch at a time.', {
    fr: `Je bloque un seul temps à la fois, sans exception : de quand à quand ? Je n'ai rien bloqué.`,
    en: `I block one stretch at a time, without exceptions: from when to when? Nothing is blocked.`,
  });
}

const months = 'january|february|march|april|may|june|july|august|september|october|november|december';
const dayThenHours = new RegExp(
  String.raw`\b(?<day>\d{1,2}(?:st|nd|rd|th)? (?:${months})),? (?:from )?(?<from>\d{1,2})(?::00)? ?(?:to|-|until) ?(?<to>\d{1,2})(?![\d:]| ?(?:${months}|[ap]m))`,
  'i',
);

/** "14 January 10 to 11": hours behind a day, which by themselves are read as days of January. */
function withHours(words: string): string {
  return words.replace(
    dayThenHours,
    (_all, day: string, from: string, to: string) => `${day} from ${hour(from)} to ${hour(to)}`,
  );
}

/** Nobody blocks two o'clock at night. */
function hour(said: string): string {
  const number = Number(said);
  return `${String(number < 7 ? number + 12 : number).padStart(2, '0')}:00`;
}

interface Asked {
  first: LocalDate;
  last: LocalDate;
  when: When;
  known: KnownBlock | null;
}

async function between(ctx: ToolContext, { first, last, when, known }: Asked): Promise<Stretch> {
  const { zone } = ctx.tenant;
  const rule = openingRule(await mainSite(ctx.db));
  const rangesOn = (day: LocalDate) => openingOn(rule, day).ranges;
  const open: LocalTime = rangesOn(first)[0]?.from ?? '00:00';
  const close: LocalTime = rangesOn(last).at(-1)?.to ?? '24:00';
  const wasFrom = known && toLocal(known.startsAt, zone).time;
  // "Jusqu'à 17h" of a block that began at two.
  const isEnd = known !== null && when.days.length === 0 && when.from === null;
  const from = when.from ?? (isEnd ? wasFrom : null) ?? when.time ?? open;
  const to = when.to ?? (isEnd ? when.time : null) ?? (when.time && !isEnd ? hourAfter(when.time) : close);
  return { from: at(first, from < open ? open : from, zone), to: at(last, to > close && !known ? close : to, zone) };
}

function hourAfter(time: LocalTime): LocalTime {
  return `${String(Number(time.slice(0, 2)) + 1).padStart(2, '0')}${time.slice(2)}`;
}

function at(day: LocalDate, time: LocalTime, zone: string): Date {
  const instant = toInstant(day, time, zone);
  if (!instant) throw new ToolError(`${day} at ${time} does not exist.`, 'Ask from when to when.');
  return instant;
}

const laterBy = /\b(?:(\d+|une?|an|one|deux|two)\s*(?:h(?:eures?)?|hours?))\s*(?:plus tard|later|after|apres|après)\b/i;
const earlierBy = /\b(?:(\d+|une?|an|one|deux|two)\s*(?:h(?:eures?)?|hours?))\s*(?:plus t[oô]t|earlier|before)\b/i;

/** Minutes by which the words shift it: "une heure plus tard", "one hour later". */
function shiftIn(words: string): number | null {
  const [later, earlier] = [laterBy.exec(words), earlierBy.exec(words)];
  const said = later ?? earlier;
  if (!said) return null;
  const count = /^\d+$/.test(said[1] ?? '') ? Number(said[1]) : /^(?:deux|two)$/i.test(said[1] ?? '') ? 2 : 1;
  return count * 60 * (later ? 1 : -1);
}

function shifted({ startsAt, endsAt }: KnownBlock, minutes: number): Stretch {
  const move = (instant: Date) => new Date(instant.getTime() + minutes * 60_000);
  return { from: move(startsAt), to: move(endsAt) };
}

function checked(stretch: Stretch, words: string): Stretch {
  if (stretch.from < stretch.to) return stretch;
  throw new ToolError(`"${words}" ends before it begins.`, 'Ask from when to when.', {
    fr: `La fin est avant le début. De quand à quand ?`,
    en: `The end is before the beginning. From when to when?`,
  });
}
