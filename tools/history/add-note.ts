import { z } from 'zod';
import { addActivity } from '#db/activity.ts';
import { speaker } from '../members/meant-member.ts';
import { wroteNew } from '../rows.ts';
import { inWords } from '../speaking.ts';
import { defineTool, type ToolResult } from '../tool.ts';
import { meantAbout, refsOf } from './about.ts';
import { aboutShape, activityShape } from './activity-view.ts';
import { tidyNote } from './tidy-note.ts';

const output = z.object({ outcome: z.literal('noted'), activity: activityShape, ...aboutShape });

export const addNote = defineTool({
  name: 'add_note',
  description:
    'Writes down something of a customer or a vehicle, for the team only: a note, a phone call, a visit, or what was found on the vehicle ' +
    'during the work ("finding"). Customers never see it.',
  effect: 'write',
  roles: { USER: 'runs', MANAGER: 'runs', OWNER: 'runs' },
  input: z.object({
    kind: z.enum(['note', 'call', 'visit', 'finding']).describe('What it is.'),
    words: z.string().describe('What is to be kept, as they said it.'),
    who: z.string().optional().describe('The customer, as they called them, or an id.'),
    vehicle: z.string().optional().describe('The vehicle: its plate, "la Clio de Dupont", or an id.'),
  }),
  output,
  async run(ctx, { kind, words, who, vehicle }): Promise<ToolResult<z.infer<typeof output>>> {
    const kept = tidyNote(words);
    const meant = await meantAbout(ctx, { who, vehicle });
    // Whoever calls may be nobody we know yet: the call is kept all the same.
    const isStranger = kind === 'call' && 'which' in meant && meant.which.length === 0;
    if ('which' in meant && !isStranger) return meant;
    const about = 'which' in meant ? { contact: null, vehicle: null } : meant.about;
    const id = ctx.newId();
    await addActivity(ctx.db, {
      ...{ id, kind, words: kept, contactId: about.contact?.id ?? null, vehicleId: about.vehicle?.id ?? null },
      ...{ appointmentId: null, authorId: speaker(ctx), at: ctx.now() },
    });
    wroteNew(ctx, 'activity', id, { kind });
    return { output: { outcome: 'noted', activity: { id, label: kept, kind }, ...refsOf(about) }, closes: ['which'] };
  },
  say({ activity, contact, vehicle }, { language }) {
    const on =
      vehicle?.label ??
      contact?.label ??
      inWords(language, { fr: 'quelqu’un sans fiche', en: 'somebody without a record' });
    const head = {
      note: { fr: `C'est noté pour ${on}`, en: `Noted for ${on}` },
      call: { fr: `Appel noté pour ${on}`, en: `Call logged for ${on}` },
      visit: { fr: `Passage noté pour ${on}`, en: `Visit logged for ${on}` },
      finding: { fr: `Constat noté pour ${on}`, en: `Finding noted for ${on}` },
    }[activity.kind];
    return `${inWords(language, head)}${language === 'fr' ? ' :' : ':'} ${activity.label}`;
  },
  deeds: () => ['noted'],
});
