import type { KnownTask } from '#db/task.ts';
import { notify } from '../notifications/notify.ts';
import { inWords } from '../speaking.ts';
import type { ToolContext } from '../tool.ts';
import { describeTask, taskLine } from './task-view.ts';

/** Tells a colleague what was given to them; false where it is one's own, nobody's, they cannot be reached or do not want to hear. */
export async function tellAssignee(ctx: ToolContext, task: KnownTask): Promise<boolean> {
  if (task.assigneeId === null) return false;
  return notify(ctx, {
    kind: 'task',
    about: `${task.id}:${task.version}`,
    to: task.assigneeId,
    words: () => (language, by) => {
      const line = taskLine({ ...describeTask(task, language), assignee: null }, language);
      return inWords(language, {
        fr: `${by ?? 'Comptoir'} vous confie une tâche : ${line}.`,
        en: `${by ?? 'Comptoir'} has given you a task: ${line}.`,
      });
    },
  });
}
