import type { Planned } from '#db/planning.ts';
import { notify } from '../notifications/notify.ts';
import { inWords } from '../speaking.ts';
import type { ToolContext } from '../tool.ts';
import { describeJob } from './job.ts';

/** Tells the front desk that somebody is there, or that a job is finished. */
export async function tellJob(ctx: ToolContext, row: Planned, state: 'arrived' | 'finished'): Promise<void> {
  await notify(ctx, {
    kind: 'workshop',
    about: `${row.id}:${row.version}`,
    to: null,
    words: () => (language, by) => {
      const { label } = describeJob({ ...ctx, language }, row).job;
      const who = by ? ` (${by})` : '';
      return state === 'arrived'
        ? inWords(language, { fr: `Arrivée : ${label}${who}.`, en: `Arrived: ${label}${who}.` })
        : inWords(language, { fr: `C'est prêt : ${label}${who}.`, en: `Ready: ${label}${who}.` });
    },
  });
}
