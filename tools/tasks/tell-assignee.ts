import { memberById } from '#db/member.ts';
import type { KnownTask } from '#db/task.ts';
import { speaker } from '../members/meant-member.ts';
import { inWords } from '../speaking.ts';
import type { ToolContext } from '../tool.ts';
import { describeTask, taskLine } from './task-view.ts';

/** Tells a colleague what was given to them; false where it is one's own, nobody's, or they cannot be reached. */
export async function tellAssignee(ctx: ToolContext, task: KnownTask): Promise<boolean> {
  const from = speaker(ctx);
  if (task.assigneeId === null || task.assigneeId === from) return false;
  const giver = from ? await memberById(ctx.db, from) : null;
  const text = (language: 'fr' | 'en') => {
    const line = taskLine({ ...describeTask(task, language), assignee: null }, language);
    return inWords(language, {
      fr: `${giver?.name ?? 'Comptoir'} vous confie une tâche : ${line}.`,
      en: `${giver?.name ?? 'Comptoir'} has given you a task: ${line}.`,
    });
  };
  return ctx.post(
    { memberId: task.assigneeId },
    { text, ask: null, dedupeKey: `task:${task.id}:${task.version}:${task.assigneeId}` },
  );
}
