import { z } from 'zod';
import { type Planned, plannedHere } from '#db/planning.ts';
import { addDays, toInstant, toLocal } from '#language/zone.ts';
import { fold } from '#language/normalise.ts';
import { findPlates } from '#language/plate.ts';
import { clean } from '#language/quantities/page.ts';
import { isSameWord } from '#language/same-word.ts';
import { sayingOf } from '../booking/own-appointment.ts';
import { describePlanned } from '../booking/planned-view.ts';
import { idIn, type Meant, namingWords, onlyOne } from '../meant.ts';
import { refShape } from '../ref.ts';
import type { ToolContext } from '../tool.ts';

/** A job as the workshop speaks of it: the vehicle, whose it is, and what is done. */
export const jobShape = z.object({
  job: z.object({ id: z.string(), label: z.string(), status: z.string() }),
  vehicle: refShape.nullable(),
  contact: refShape.nullable(),
});

export type JobView = z.infer<typeof jobShape>;

/** Words that every job is called by. */
const jobWords = new Set('job boulot travail work rdv rendez intervention dossier celle'.split(' '));

/** The jobs of today that words mean: with us now, or coming today; by the vehicle, its owner or what is done. */
async function meantJobs(ctx: ToolContext, words: string): Promise<Meant<Planned>> {
  const here = await jobsHere(ctx);
  const id = idIn(words);
  if (id)
    return {
      found: here.filter((job) => job.id === id || job.vehicleId === id || job.contactId === id),
      isExact: true,
    };
  const text = clean(words);
  const [plate] = findPlates(text);
  if (plate) return { found: here.filter((job) => job.plate === plate.value), isExact: true };
  const said = namingWords(words).filter((word) => !jobWords.has(word));
  const fits = here.map((job) => ({ job, count: said.filter((word) => isOf(job, word)).length }));
  const most = Math.max(0, ...fits.map(({ count }) => count));
  const found = most === 0 ? [] : fits.filter(({ count }) => count === most);
  return { found: found.map(({ job }) => job), isExact: most === said.length };
}

/** The one job that is meant, among those in one of some states; or the question which. */
export async function meantJob(ctx: ToolContext, words: string, statuses: readonly Planned['status'][]) {
  const { found, isExact } = await meantJobs(ctx, words);
  const open = found.filter(({ status }) => statuses.includes(status));
  const rows = atHand(open.length > 0 ? open : found);
  return onlyOne({ found: rows, isExact }, words.trim(), (job) => ({
    label: describeJob(ctx, job).job.label,
    input: { vehicle: job.id },
  }));
}

/** Of one vehicle, what it is here for comes before what it comes back for later today. */
function atHand(jobs: Planned[]): Planned[] {
  const here = jobs.filter(({ status }) => status !== 'booked');
  const [first] = jobs;
  const isOneVehicle = first?.vehicleId != null && jobs.every(({ vehicleId }) => vehicleId === first.vehicleId);
  return isOneVehicle && here.length === 1 ? here : jobs;
}

/** The jobs of today and those that are still with us, in order. */
export async function jobsHere({
  db,
  now,
  tenant: { zone },
}: Pick<ToolContext, 'db' | 'now' | 'tenant'>): Promise<Planned[]> {
  const { date } = toLocal(now(), zone);
  const [from, to] = [toInstant(date, '00:00', zone), toInstant(addDays(date, 1), '00:00', zone)];
  return plannedHere(db, from ?? now(), to ?? now());
}

export function describeJob(ctx: ToolContext, row: Planned): JobView {
  const { appointment, serviceName, contact, vehicle, status } = describePlanned(row, sayingOf(ctx));
  return {
    job: { id: appointment, label: [vehicle, contact, serviceName].filter(Boolean).join(', '), status },
    vehicle: row.vehicleId && vehicle ? { id: row.vehicleId, label: vehicle } : null,
    contact: { id: row.contactId, label: contact },
  };
}

function isOf({ firstName, lastName, model, services }: Planned, word: string): boolean {
  const names = services.flatMap(({ nameFr, nameEn }) => [nameFr, nameEn]);
  return fold([firstName, lastName, model, ...names].join(' '))
    .split(' ')
    .some((each) => isSameWord(word, each));
}
