import { type KnownTask, type TaskStatus, taskById, tasksOf } from '#db/task.ts';
import { fold } from '#language/normalise.ts';
import { isSameWord } from '#language/same-word.ts';
import { speaker } from '../members/meant-member.ts';
import { idIn, type Meant, namingWords, onlyOne } from '../meant.ts';
import type { ToolContext } from '../tool.ts';
import { describeTask, taskLine } from './task-view.ts';

const mostRead = 200;
const open: readonly TaskStatus[] = ['open', 'in_progress', 'blocked'];
/** Words that every task is called by. */
const taskWords = new Set('tache taches task tasks rappel reminder truc todo faire celle'.split(' '));

/** The tasks that words mean: an id, or words of the title. One's own come before those of others. */
export async function meantTasks(
  ctx: Pick<ToolContext, 'db' | 'actor'>,
  words: string,
  statuses: readonly TaskStatus[] = open,
): Promise<Meant<KnownTask>> {
  const id = idIn(words);
  const one = id && (await taskById(ctx.db, id));
  if (id) return { found: one ? [one] : [], isExact: true };
  const said = namingWords(words).filter((word) => !taskWords.has(word));
  if (said.length === 0) return { found: [], isExact: true };
  const all = await tasksOf(ctx.db, { statuses }, { limit: mostRead });
  const fits = all.map((task) => {
    const title = fold(`${task.title} ${task.contact ?? ''}`).split(' ');
    return { task, count: said.filter((word) => title.some((each) => isSameWord(word, each))).length };
  });
  const most = Math.max(0, ...fits.map(({ count }) => count));
  const found = most === 0 ? [] : fits.filter(({ count }) => count === most).map(({ task }) => task);
  const own = found.filter(({ assigneeId }) => assigneeId === speaker(ctx));
  return { found: own.length === 1 ? own : found, isExact: most === said.length };
}

/** The one task that is meant, or the question which. */
export async function meantTask(
  ctx: Pick<ToolContext, 'db' | 'actor' | 'language'>,
  words: string,
  statuses?: readonly TaskStatus[],
) {
  return onlyOne(await meantTasks(ctx, words, statuses), words.trim(), (task) => ({
    label: taskLine(describeTask(task, ctx.language), ctx.language),
    input: { task: task.id },
  }));
}
