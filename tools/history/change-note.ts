import { z } from 'zod';
import { activityById } from '#db/activity.ts';
import { idIn } from '../meant.ts';
import { changeRecord } from '../rows.ts';
import { inWords } from '../speaking.ts';
import { defineTool, ToolError } from '../tool.ts';
import { activityShape } from './activity-view.ts';
import { tidyNote } from './tidy-note.ts';

const output = z.object({ outcome: z.literal('changed'), activity: activityShape });

export const changeNote = defineTool({
  name: 'change_note',
  description: 'Corrects or completes a note that was just written down.',
  effect: 'write',
  roles: { USER: 'runs', MANAGER: 'runs', OWNER: 'runs' },
  input: z.object({
    activity: z.string().describe('The id of the note, from the result of add_note.'),
    words: z.string().describe('The whole note as it shall be.'),
  }),
  output,
  async run(ctx, { activity: id, words }) {
    const activity = idIn(id) ? await activityById(ctx.db, id) : null;
    if (!activity)
      throw new ToolError('That note is not there any more.', 'Say so, and write a new one.', {
        fr: `Cette note n'existe plus.`,
        en: `That note is no longer there.`,
      });
    const kept = tidyNote(words);
    await changeRecord(ctx, 'activity', activity, { change: { words: kept }, shown: { kind: activity.kind } });
    return { output: { outcome: 'changed' as const, activity: { id, label: kept, kind: activity.kind } } };
  },
  say({ activity }, { language }) {
    return inWords(language, { fr: `C'est corrigé : ${activity.label}`, en: `Corrected: ${activity.label}` });
  },
  deeds: () => ['noted'],
});
