import { dayLabel, timeLabel } from '../format.ts';
import type { Language } from '../language.ts';
import type { When } from '../when.ts';
import { addDays, type LocalDate, type LocalTime } from '../zone.ts';

/** What is wanted, with nothing left to ask: every one of the days suits. */
export type Constraint = Pick<When, 'days' | 'time' | 'around' | 'from' | 'to' | 'prefers'>;

/** From this many days in a row on they are said as a range. */
const fewestInRange = 3;

/**
 * The words for a constraint: `vendredi 27 novembre à 14 h`, `du mardi 1er décembre au jeudi 10 décembre avant 12 h`. `readWhen` reads
 * them as the same days and times again, without a question, for days from today to a year ahead. Empty when nothing is wanted.
 */
export function sayWhen(when: Constraint, language: Language): string {
  const parts = [sayDays(when.days, language), sayTime(when, language), sayPreference(when, language)];
  return parts.filter((part) => part !== '').join(' ');
}

function sayDays(days: readonly LocalDate[], language: Language): string {
  const said = runsOf(days).flatMap((run) => sayRun(run, language));
  const final = said.pop();
  if (final === undefined) return '';
  return said.length === 0 ? final : `${said.join(', ')} ${language === 'fr' ? 'ou' : 'or'} ${final}`;
}

/** The days in stretches without a gap. */
function runsOf(days: readonly LocalDate[]): LocalDate[][] {
  const runs: LocalDate[][] = [];
  for (const day of days) {
    const run = runs.at(-1);
    if (run && addDays(run.at(-1) ?? day, 1) === day) run.push(day);
    else runs.push([day]);
  }
  return runs;
}

function sayRun(run: readonly LocalDate[], language: Language): string[] {
  const labels = run.map((day) => dayLabel(day, language));
  if (labels.length < fewestInRange) return labels;
  const [first, last] = [labels[0], labels.at(-1)];
  return [language === 'fr' ? `du ${first} au ${last}` : `from ${first} to ${last}`];
}

function sayTime({ time, around, from, to }: Constraint, language: Language): string {
  const say = (at: LocalTime) => timeLabel(at, language);
  const isFrench = language === 'fr';
  if (time !== null && around) return `${isFrench ? 'vers' : 'around'} ${say(time)}`;
  if (time !== null) return `${isFrench ? 'à' : 'at'} ${say(time)}`;
  if (from !== null && to !== null) {
    return isFrench ? `entre ${say(from)} et ${say(to)}` : `between ${say(from)} and ${say(to)}`;
  }
  if (from !== null) return `${isFrench ? 'à partir de' : 'from'} ${say(from)}`;
  return to === null ? '' : `${isFrench ? 'avant' : 'before'} ${say(to)}`;
}

/** Without a day "le plus tôt possible" would ask for any day soon. */
function sayPreference({ days, prefers }: Constraint, language: Language): string {
  if (prefers === null) return '';
  if (prefers === 'latest') return language === 'fr' ? 'le plus tard possible' : 'as late as possible';
  const earliest = language === 'fr' ? 'le plus tôt possible' : 'as early as possible';
  if (days.length > 0) return earliest;
  return `${earliest} ${language === 'fr' ? 'ce jour-là' : 'that day'}`;
}
