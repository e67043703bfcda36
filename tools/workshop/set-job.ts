import { z } from 'zod';
import { type Planned, plannedById } from '#db/planning.ts';
import { changeRecord } from '../rows.ts';
import { inWords } from '../speaking.ts';
import { defineTool, type ToolResult } from '../tool.ts';
import { describeJob, jobShape, meantJob } from './job.ts';
import { tellJob } from './tell-job.ts';

const states = ['arrived', 'started', 'finished', 'not_finished', 'handed_back'] as const;
type JobState = (typeof states)[number];

const output = z.object({ outcome: z.enum([...states, 'already', 'not_here']), ...jobShape.shape });
type Output = z.infer<typeof output>;

/** From which states each is reached, and the state the appointment has then. */
const steps: Record<JobState, { from: readonly Planned['status'][]; to: Planned['status'] }> = {
  arrived: { from: ['booked', 'in_workshop'], to: 'in_workshop' },
  started: { from: ['booked', 'in_workshop'], to: 'in_workshop' },
  finished: { from: ['booked', 'in_workshop'], to: 'ready' },
  not_finished: { from: ['ready'], to: 'in_workshop' },
  handed_back: { from: ['ready', 'in_workshop'], to: 'done' },
};

export const setJob = defineTool({
  name: 'set_job',
  description:
    'Tells how the work on a vehicle of today stands: arrived on site, started, finished (the customer hears "ready" when they ask), not ' +
    'finished after all, handed back. With "not_here" nothing is planned for it today: say so.',
  effect: 'write',
  roles: { USER: 'runs', MANAGER: 'runs', OWNER: 'runs' },
  input: z.object({
    vehicle: z.string().describe('Which vehicle: its plate, "la Clio de Dupont", or an id.'),
    state: z.enum(states).describe('How the work stands.'),
  }),
  output,
  async run(ctx, { vehicle, state }): Promise<ToolResult<Output>> {
    const { from, to } = steps[state];
    const meant = await meantJob(ctx, vehicle, from);
    if ('which' in meant) return meant;
    const row = meant.one;
    if (row.status === to) return { output: { outcome: 'already', ...describeJob(ctx, row) } };
    if (!from.includes(row.status)) return { output: { outcome: 'not_here', ...describeJob(ctx, row) } };
    // When it was to be ready is no longer known once it is not.
    const readyAt = to === 'ready' ? ctx.now().toISOString() : null;
    const columns = to === 'done' ? { status: to } : { status: to, ready_at: readyAt };
    await changeRecord(ctx, 'appointment', row, { change: columns, shown: { status: to } });
    const after = (await plannedById(ctx.db, row.id)) ?? row;
    if (state === 'arrived' || state === 'finished') await tellJob(ctx, after, state);
    return { output: { outcome: state, ...describeJob(ctx, after) }, closes: ['which'] };
  },
  say({ outcome, job: { label } }, { language }) {
    return inWords(language, words[outcome](label));
  },
  deeds: ({ outcome }) => (outcome === 'already' || outcome === 'not_here' ? [] : ['noted']),
});

const words: Record<Output['outcome'], (label: string) => Record<'fr' | 'en', string>> = {
  arrived: (label) => ({ fr: `Arrivée notée : ${label}.`, en: `Arrival noted: ${label}.` }),
  started: (label) => ({ fr: `Travail commencé : ${label}.`, en: `Work started: ${label}.` }),
  finished: (label) => ({
    fr: `Noté, c'est prêt : ${label}. Le client l'apprendra s'il demande.`,
    en: `Noted, it is ready: ${label}. The customer will hear it when they ask.`,
  }),
  not_finished: (label) => ({ fr: `De nouveau en cours : ${label}.`, en: `In progress again: ${label}.` }),
  handed_back: (label) => ({ fr: `Rendu au client : ${label}.`, en: `Handed back: ${label}.` }),
  already: (label) => ({ fr: `C'était déjà noté : ${label}.`, en: `It was noted already: ${label}.` }),
  not_here: (label) => ({
    fr: `Rien à noter aujourd'hui pour ${label} : ce n'est pas à l'atelier.`,
    en: `Nothing to note today for ${label}: it is not in the workshop.`,
  }),
};
