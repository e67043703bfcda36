import { z } from 'zod';
import { fieldsOfRecord } from '#db/field-value.ts';
import { describeFields, ownFields, sayFields } from '../fields/own-fields.ts';
import { inWords } from '../speaking.ts';
import { defineTool, type ToolResult } from '../tool.ts';
import { describeJob, jobsHere, jobShape } from '../workshop/job.ts';
import { meantVehicle } from './meant-vehicle.ts';
import { describeVehicle, mileageLine, ownedLabel, vehicleShape } from './vehicle-view.ts';

const output = z.object({ ...vehicleShape.shape, job: jobShape.shape.job.nullable(), fields: ownFields });

export const showVehicle = defineTool({
  name: 'show_vehicle',
  description:
    'Finds a vehicle by plate, or by "la Clio de Dupont": whose it is, its mileage, and what it is here for today. For what was done on it, ' +
    'use show_timeline.',
  effect: 'read',
  roles: { USER: 'runs', MANAGER: 'runs', OWNER: 'runs' },
  input: z.object({ vehicle: z.string().describe('The vehicle: its plate, "la Clio de Dupont", or an id.') }),
  output,
  async run(ctx, { vehicle }): Promise<ToolResult<z.infer<typeof output>>> {
    const meant = await meantVehicle(ctx, vehicle, 'vehicle', { reads: true });
    if ('which' in meant) return meant;
    const [jobs, fields] = await Promise.all([jobsHere(ctx), fieldsOfRecord(ctx.db, meant.one.id)]);
    const job = jobs.findLast(({ vehicleId }) => vehicleId === meant.one.id);
    return {
      output: {
        ...describeVehicle(ctx, meant.one),
        job: job ? describeJob(ctx, job).job : null,
        fields: describeFields(fields, ctx.language),
      },
      closes: ['which'],
    };
  },
  say(view, { language }) {
    const { vehicle, job, fields } = view;
    const km = mileageLine(view, language) ?? inWords(language, { fr: 'kilométrage inconnu', en: 'mileage unknown' });
    const head = `${ownedLabel(view)}, ${km}.`;
    const vin = vehicle.vin ? ` VIN ${vehicle.vin}.` : '';
    const own = sayFields(fields, language);
    const all = [`${head}${vin}`, ...(own ? [own] : [])].join(' ');
    if (!job) return all;
    const state = jobStates[job.status] ?? jobStates['booked'];
    return `${all} ${inWords(language, { fr: `${state?.fr} : ${job.label}.`, en: `${state?.en}: ${job.label}.` })}`;
  },
  deeds: () => [],
});

const jobStates: Record<string, Record<'fr' | 'en', string>> = {
  booked: { fr: "Attendu aujourd'hui", en: 'Expected today' },
  in_workshop: { fr: "A l'atelier", en: 'In the workshop' },
  ready: { fr: 'Prêt à rendre', en: 'Ready for collection' },
  done: { fr: "Rendu aujourd'hui", en: 'Handed back today' },
};
