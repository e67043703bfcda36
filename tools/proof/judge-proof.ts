import type { ShownSoFar } from '#db/challenge.ts';
import { findPhones } from '#language/phone.ts';
import { findPlates, readPlateAnswer } from '#language/plate.ts';
import { clean } from '#language/quantities/page.ts';
import { toLocal } from '#language/zone.ts';

/** Wrong answers of a day; after them none counts any more, right or wrong. */
export const mostWrong = 3;
/** A postcode is given in few words. */
const longestAnswer = 8;
/** So long it holds. */
const proofMs = 30 * 24 * 3_600_000;

const postcodes = /(?<![\d.,-])(\d{2}) ?(\d{3})(?! ?\d|[.,-]\d| ?(?:km|€|eur))/gi;

export interface Judged {
  isProven: boolean;
  wrongToday: number;
  /** A car of theirs would show it. */
  hasPlate: boolean;
}

/**
 * Whether somebody has said a plate or the postcode of theirs. A car counts that was on record when the oldest of the papers was
 * made (`madeAt`), so that nobody adds one and shows it, and what our messages told, a plate or the shop's own postcode, is no proof. The postcode is five digits
 * among others, and counts only once it was asked for.
 */
export function judgeProof(standing: ShownSoFar, madeAt: Date, at: { now: Date; zone: string }): Judged {
  const own = standing.vehicles.filter(({ since }) => since <= madeAt).map(({ plate }) => plate);
  const told = new Set<string>();
  const wrong = new Map<string, Set<string>>();
  const dayOf = (date: Date) => toLocal(date, at.zone).date;
  const wrongOn = (day: string) => wrong.get(day) ?? new Set<string>();
  let provenUntil = 0;
  for (const line of standing.lines) {
    if (line.isOurs) {
      // To who has shown it we may say it, and what was said long ago was said to somebody else.
      const isOld = line.at.getTime() + proofMs <= at.now.getTime();
      if (!isOld && line.at.getTime() > provenUntil)
        for (const key of [...platesIn(line.text, false), ...figuresIn(line.text)]) told.add(key);
      continue;
    }
    const isAnswer = standing.askedSince !== null && line.at >= standing.askedSince;
    const day = dayOf(line.at);
    for (const key of [...platesIn(line.text, isAnswer), ...(isAnswer ? postcodesIn(line.text) : [])]) {
      if (told.has(key)) continue;
      const isRight = own.includes(key) || key === standing.postcode;
      if (isRight && wrongOn(day).size < mostWrong) provenUntil = line.at.getTime() + proofMs;
      else if (!isRight) wrong.set(day, wrongOn(day).add(key));
    }
  }
  const hasPlate = own.some((plate) => !told.has(plate));
  return { isProven: provenUntil > at.now.getTime(), wrongToday: wrongOn(dayOf(at.now)).size, hasPlate };
}

/** A message that answers what was asked, in few words: a plate or five digits. */
export function answersChallenge(text: string): boolean {
  const words = text.trim().split(/\s+/).length;
  const isElse =
    /\b(?:annul|cancel|d[ée]cal|d[ée]plac|report|move|book|r[ée]serv|rdv|rendez|appointment|prix|combien|how much|devis|quote|stop)/i.test(
      text,
    );
  return words <= longestAnswer && !isElse && (platesIn(text, true).length > 0 || postcodesIn(text).length > 0);
}

function platesIn(text: string, isAnswer: boolean): string[] {
  const source = clean(text);
  const found = findPlates(source).map(({ value }) => value);
  const bare = isAnswer && found.length === 0 ? readPlateAnswer(text) : null;
  return bare === null ? found : [bare];
}

function postcodesIn(text: string): string[] {
  return clean(text).trim().split(/\s+/).length > longestAnswer ? [] : figuresIn(text);
}

/** All that looks like a postcode. */
function figuresIn(text: string): string[] {
  const source = clean(text);
  const apart = [...findPhones(source, 'FR'), ...findPlates(source)];
  return [...source.matchAll(postcodes)]
    .filter(({ index }) => !apart.some(({ start, end }) => start <= index && index < end))
    .map(([, department = '', rest = '']) => `${department}${rest}`);
}
