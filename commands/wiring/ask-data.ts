import type { BotContext } from '#bot/context.ts';
import type { Environment } from '#root/config.ts';
import { placeOf } from '#root/main.ts';
import { auditState } from './audit-state.ts';
import { dataState } from './data-state.ts';
import { askHatch } from './hatch.ts';
import { waitingLines } from './waiting-lines.ts';
import { withComptoir } from './with-comptoir.ts';

/** What a command may ask of the data, by whomever it is held: words in, lines out. */
const questions = {
  waiting: (ctx: BotContext, [done]: string[]) => waitingLines(ctx, done),
  data: async (ctx: BotContext) => [await dataState(ctx)],
  audit: async (ctx: BotContext) => [await auditState(ctx)],
};

/** The answer of the process that holds the data, to a command of any version. */
export async function answerFromData(ctx: BotContext, question: string, words: string[]): Promise<string[]> {
  if (question === 'waiting' || question === 'data' || question === 'audit') return questions[question](ctx, words);
  throw new Error(`The process that holds the data knows no "${question}": it is of another version. Start it again.`);
}

/** Asks the process that holds the embedded data, where one does; else opens the data for this one question. */
export async function askData(env: Environment, question: keyof typeof questions, words: string[]): Promise<string[]> {
  const place = placeOf(env);
  const answered = place.kind === 'pglite' && place.folder ? await askHatch(place.folder, question, words) : null;
  return answered ?? withComptoir(env, ({ ctx }) => questions[question](ctx, words));
}
