import { z } from 'zod';
import { versionOf } from '#db/change.ts';
import { lockDiary } from '#db/appointment.ts';
import type { Ask, AskOption } from '../ask.ts';
import type { Made } from '../outcome.ts';
import { inWords, type Speaking } from '../speaking.ts';
import type { Proposed, ReadRecord, Tool, ToolContext } from '../tool.ts';

/** How long the question stands. */
const answerMinutes = 60;

/** Any tool's output when what it would do waits for the yes of whoever asked for it. */
export const needsYesShape = z.object({
  outcome: z.literal('needs_yes'),
  summary: z.object({ fr: z.string(), en: z.string() }),
});

/** What a yes did that came too late: somebody changed the record since it was asked for. */
export const staleShape = z.strictObject({ outcome: z.literal('changed_meanwhile') });

/** Puts what would be done to whoever wants it, bound to the exact input and to the record as it stands now. */
export function askYes(
  { language, now }: ToolContext,
  tool: Tool,
  { record, summary, input }: Proposed,
): Omit<Made, 'rows'> {
  const output: z.infer<typeof needsYesShape> = { outcome: 'needs_yes', summary };
  const until = new Date(now().getTime() + answerMinutes * 60_000).toISOString();
  const option: AskOption = {
    label: summary[language],
    tool: tool.name,
    input,
    ...(record && { record }),
    ...(tool.yesWords && { yesWords: [...tool.yesWords] }),
  };
  const ask: Ask = { topic: 'yes', kind: 'confirm', options: [option], no: null, until, late: 'lapses' };
  return { ok: true, output, ask, closes: ['which', 'yes'], deeds: [] };
}

/** Whether a record is no longer what was agreed to; the diary is held where it is an appointment. */
export async function isStale({ db }: ToolContext, { table, id, version }: ReadRecord): Promise<boolean> {
  if (table === 'appointment') await lockDiary(db);
  return (await versionOf(db, table, id)) !== version;
}

const stale: z.infer<typeof staleShape> = { outcome: 'changed_meanwhile' };
export const staleMade: Omit<Made, 'rows'> = { ok: true, output: stale, ask: null, closes: ['yes'], deeds: [] };

/** `Je supprime la fiche de Claire Martin ?` would need a verb in another form: the infinitive is asked about. */
export function sayNeedsYes({ summary }: z.infer<typeof needsYesShape>, { language }: Speaking): string {
  return inWords(language, {
    fr: `Vous confirmez : ${summary.fr} ?`,
    en: `Shall I ${summary.en}?`,
  });
}

export function sayStale({ language }: Speaking): string {
  return inWords(language, {
    fr: "La fiche a changé depuis ma question : je n'ai rien fait. Redemandez-le si c'est toujours voulu.",
    en: 'The record has changed since I asked: I have done nothing. Ask again if you still want it.',
  });
}
