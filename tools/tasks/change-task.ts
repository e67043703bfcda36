import { z } from 'zod';
import type { RowValues } from '#db/change.ts';
import { type KnownTask, taskById, taskStatuses } from '#db/task.ts';
import { addDays } from '#language/zone.ts';
import { meantContact } from '../contacts/meant-contact.ts';
import { meantMember } from '../members/meant-member.ts';
import { changeRecord } from '../rows.ts';
import { inWords } from '../speaking.ts';
import { defineTool, type ToolContext, ToolError, type ToolResult } from '../tool.ts';
import { readDue } from './due.ts';
import { meantTask } from './meant-task.ts';
import { describeTask, taskLine, taskShape } from './task-view.ts';
import { tellAssignee } from './tell-assignee.ts';
import { tidyTitle } from './tidy-title.ts';

const output = z.object({
  outcome: z.enum(['changed', 'done', 'reopened', 'already']),
  task: taskShape,
  told: z.boolean(),
});

const input = z.object({
  task: z.string().describe('Which task: its id from a result, or words of its title.'),
  status: z
    .enum(taskStatuses)
    .optional()
    .describe('"done" when it is finished, "open" to reopen it, "blocked" when it cannot go on.'),
  due: z.string().optional().describe('The new day or time, in their words.'),
  laterDays: z.number().int().min(-365).max(365).optional().describe('Put off by so many days.'),
  assignee: z.string().optional().describe('The colleague it is for from now on.'),
  contact: z.string().optional().describe('The customer it is about, where that was wrong.'),
  title: z.string().optional().describe('What is to be done, where that was wrong.'),
});

type Change = z.infer<typeof input>;

export const changeTask = defineTool({
  name: 'change_task',
  description:
    'Changes a task: finished, reopened, blocked, put off, given to a colleague, reworded. Give only what changes. With "already" it was so.',
  effect: 'write',
  roles: { USER: 'runs', MANAGER: 'runs', OWNER: 'runs' },
  input,
  output,
  async run(ctx, asked): Promise<ToolResult<z.infer<typeof output>>> {
    const meant = await meantTask(ctx, asked.task, asked.status === 'open' ? taskStatuses : undefined);
    if ('which' in meant) return meant;
    const change = await columnsOf(ctx, meant.one, asked);
    if ('which' in change) return change;
    const { columns, assigneeId } = change;
    if (Object.keys(columns).length === 0) {
      return { output: { outcome: 'already', task: describeTask(meant.one, ctx.language), told: false } };
    }
    await changeRecord(ctx, 'task', meant.one, { change: columns, shown: { title: meant.one.title } });
    const task = await taskById(ctx.db, meant.one.id);
    if (!task) throw new Error('The task that was just changed cannot be read.');
    const told = assigneeId !== null && (await tellAssignee(ctx, task));
    const outcome =
      asked.status === 'done'
        ? 'done'
        : asked.status === 'open' && meant.one.status === 'done'
          ? 'reopened'
          : 'changed';
    return { output: { outcome, task: describeTask(task, ctx.language), told }, closes: ['which'] };
  },
  say({ outcome, task, told }, { language }) {
    const line = taskLine(task, language);
    const tells = told ? inWords(language, { fr: ' Je le lui ai dit.', en: ' I have told them.' }) : '';
    switch (outcome) {
      case 'done':
        return inWords(language, { fr: `C'est coché : ${task.label}.`, en: `Ticked off: ${task.label}.` });
      case 'reopened':
        return inWords(language, { fr: `La tâche est rouverte : ${line}.`, en: `The task is open again: ${line}.` });
      case 'already':
        return inWords(language, { fr: `C'était déjà le cas : ${line}.`, en: `It was so already: ${line}.` });
      case 'changed':
        return inWords(language, { fr: `C'est changé : ${line}.`, en: `Changed: ${line}.` }) + tells;
    }
  },
  deeds: ({ outcome, told }) => [
    ...(outcome === 'already' ? [] : (['noted'] as const)),
    ...(told ? (['passed_on'] as const) : []),
  ],
});

async function columnsOf(ctx: ToolContext, task: KnownTask, asked: Change) {
  const columns: RowValues = {};
  const when = asked.due ? readDue(ctx, asked.due, task.dueOn) : null;
  if (when && 'which' in when) return when;
  const assignee = asked.assignee ? await meantMember(ctx, asked.assignee, 'assignee') : null;
  if (assignee && 'which' in assignee) return assignee;
  // Another day leaves the hour that was said for it.
  if (when) Object.assign(columns, { due_on: when.due.dueOn, due_at: when.due.dueAt ?? task.dueAt });
  if (asked.laterDays !== undefined) {
    if (task.dueOn === null)
      throw new ToolError('The task has no day that could be put off.', 'Ask for which day.', {
        fr: `Cette tâche n'a pas de date. Pour quand ?`,
        en: `That task has no day. For when?`,
      });
    columns['due_on'] = addDays(task.dueOn, asked.laterDays);
  }
  if (asked.status && asked.status !== task.status) {
    Object.assign(columns, { status: asked.status, done_at: asked.status === 'done' ? ctx.now().toISOString() : null });
  }
  const contact = asked.contact ? await meantContact(ctx, asked.contact, 'contact') : null;
  if (contact && 'which' in contact) return contact;
  if (contact && contact.one.id !== task.contactId) columns['contact_id'] = contact.one.id;
  if (asked.title) columns['title'] = tidyTitle(asked.title);
  const assigneeId = assignee && assignee.one.id !== task.assigneeId ? assignee.one.id : null;
  if (assigneeId) columns['assignee_id'] = assigneeId;
  return { columns, assigneeId };
}
