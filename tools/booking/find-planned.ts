import { type Planned, plannedAhead, plannedById } from '#db/planning.ts';
import { catalogue } from '#db/service.ts';
import { fold } from '#language/normalise.ts';
import { findPlates } from '#language/plate.ts';
import { clean } from '#language/quantities/page.ts';
import { isSameWord } from '#language/same-word.ts';
import { readWhen, type When } from '#language/when.ts';
import { minutesOf } from '#language/when/clock.ts';
import { toLocal } from '#language/zone.ts';
import type { ToolContext } from '../tool.ts';
import { plannedOn } from './planned-on.ts';

/** How far ahead is looked where no day is said; a diary that is fuller needs one. */
const mostAhead = 500;
/** How far from ten o'clock "vers 10h" may be. */
const aroundMinutes = 60;
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Words that tell no appointment from another. */
const links = new Set(
  `a au aux avec c ce celle celui cette d de des du en et est l la le les leur m ma mon monsieur madame mme mr mlle pour rdv rendez s sa son
  sur un une vous voiture vehicule client cliente an and appointment booking car customer for her his mrs ms my of on one s the their to with`.split(
    /\s+/,
  ),
);

/**
 * The coming appointments that a member's words mean: by id, or by whose it is, the vehicle, the service, the day and the hour,
 * every word of which must fit. None of them fits all the words: those that fit some, to choose from, and `isExact` is false.
 */
export async function findPlanned(ctx: ToolContext, words: string): Promise<{ found: Planned[]; isExact: boolean }> {
  if (uuid.test(words.trim())) {
    const one = await plannedById(ctx.db, words.trim());
    if (one) return { found: [one], isExact: true };
    // The id of a customer means what they have coming.
    const own = (await plannedAhead(ctx.db, mostAhead)).filter(({ contactId }) => contactId === words.trim());
    return { found: own.filter(({ status }) => status === 'booked'), isExact: true };
  }
  const { plate, when, wanted } = readWords(ctx, words);
  const services = await catalogue(ctx.db);
  const rows = (await comingOn(ctx, when)).filter((row) => plate === null || row.plate === plate);
  const said = rows.map((row) => {
    const called = row.services.flatMap(({ id, code, nameFr, nameEn }) => {
      const synonyms = services.find((service) => service.id === id)?.synonyms;
      return [code, nameFr, nameEn, ...(synonyms?.fr ?? []), ...(synonyms?.en ?? [])];
    });
    const names = fold([row.firstName, row.lastName, row.model, ...called].join(' ')).split(' ');
    return { row, fits: wanted.filter((word) => names.some((name) => isSameWord(word, name))).length };
  });
  // The 31st of November is nobody's day: the other words alone would find somebody all the same.
  const isDate = when?.problem !== 'no_such_day' && when?.problem !== 'no_such_time';
  const saysSomething = wanted.length > 0 || plate !== null || when !== null;
  const whole = said.filter(({ fits }) => isDate && saysSomething && fits === wanted.length);
  if (whole.length > 0) return { found: whole.map(({ row }) => row), isExact: true };
  return { found: said.filter(({ fits }) => fits > 0).map(({ row }) => row), isExact: false };
}

/** The plate, the day and hour, and the words that are left. */
function readWords({ language, now, tenant }: ToolContext, words: string) {
  const text = clean(words);
  const [plate] = findPlates(text);
  const others = plate ? `${text.slice(0, plate.start)} ${text.slice(plate.end)}` : text;
  const when = readWhen(others, { now: now(), zone: tenant.zone, language });
  const read = new Set(fold(when?.text ?? '').split(' '));
  const wanted = fold(others)
    .split(' ')
    .filter((word) => word !== '' && !links.has(word) && !read.has(word));
  return { plate: plate?.value ?? null, when, wanted };
}

/** What is still to come on the days that are said, at the hour that is said; of all days where none is. */
async function comingOn(ctx: ToolContext, when: When | null): Promise<Planned[]> {
  if (when === null) return plannedAhead(ctx.db, mostAhead);
  const rows = when.days.length > 0 ? await plannedOn(ctx, when.days) : await plannedAhead(ctx.db, mostAhead);
  return rows.filter(
    ({ status, startsAt }) =>
      status === 'booked' && startsAt > ctx.now() && isWithin(when, toLocal(startsAt, ctx.tenant.zone).time),
  );
}

function isWithin({ time, from, to, around }: When, start: string): boolean {
  if (time && Math.abs(minutesOf(start) - minutesOf(time)) > (around ? aroundMinutes : 0)) return false;
  return (!from || start >= from) && (!to || start < to);
}
