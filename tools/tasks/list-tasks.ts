import { z } from 'zod';
import { type TaskFilter, taskOrder, type TaskStatus, tasksOf, taskStatuses } from '#db/task.ts';
import { readWhen } from '#language/when.ts';
import { addDays, toLocal } from '#language/zone.ts';
import { firstPage, listInput, listShape, pageAt, sayMore } from '../list.ts';
import { meantContact } from '../contacts/meant-contact.ts';
import { meantMember, speaker } from '../members/meant-member.ts';
import { capital, inWords, type Speaking } from '../speaking.ts';
import { defineTool, type ToolContext, type ToolResult } from '../tool.ts';
import { noDayIn } from './due.ts';
import { describeTask, statusWords, taskLine, taskShape, type TaskView } from './task-view.ts';

const output = z.object({
  ...listShape,
  whose: z.string().nullable(),
  board: z.boolean(),
  tasks: z.array(taskShape),
});
type Listed = z.infer<typeof output>;

const input = z.object({
  whose: z
    .string()
    .optional()
    .describe('A colleague, "me" for their own, "all" for the whole team. Left out: their own.'),
  status: z
    .enum([...taskStatuses, 'overdue', 'board'])
    .optional()
    .describe('Only those; "board" for all by state. Left out: what is to do.'),
  when: z.string().optional().describe('Only those due then, in their words: "cette semaine".'),
  contact: z.string().optional().describe('Only those about a customer.'),
  ...listInput,
});

const openStatuses: readonly TaskStatus[] = ['open', 'in_progress', 'blocked'];

export const listTasks = defineTool({
  name: 'list_tasks',
  description:
    'Lists tasks, five at a time, in the order they are due. To go on, call it again with `after` from `next`.',
  effect: 'read',
  roles: { USER: 'runs', MANAGER: 'runs', OWNER: 'runs' },
  input,
  output,
  async run(ctx, asked): Promise<ToolResult<Listed>> {
    const filter = await filterOf(ctx, asked);
    if ('which' in filter) return filter;
    const { offset, page } = pageAt(asked.after, taskOrder);
    const { items, next } = firstPage(await tasksOf(ctx.db, filter.filter, page), offset);
    return {
      output: {
        ...{ next, offset, whose: filter.whose, board: asked.status === 'board' },
        tasks: items.map((task) => describeTask(task, ctx.language)),
      },
    };
  },
  say: sayTasks,
  deeds: () => [],
});

async function filterOf(ctx: ToolContext, { whose = 'me', status, when, contact }: z.infer<typeof input>) {
  const member = whose === 'all' ? null : await meantMember(ctx, whose, 'whose');
  if (member && 'which' in member) return member;
  const about = contact ? await meantContact(ctx, contact, 'contact', { reads: true }) : null;
  if (about && 'which' in about) return about;
  const today = toLocal(ctx.now(), ctx.tenant.zone).date;
  const days = when ? daysOf(ctx, when) : null;
  const statuses =
    status === 'board' ? taskStatuses : status === undefined || status === 'overdue' ? openStatuses : [status];
  const filter: TaskFilter = {
    // What is about a customer is everybody's.
    assigneeId: about ? null : (member?.one.id ?? null),
    contactId: about?.one.id ?? null,
    statuses,
    from: days?.from ?? null,
    to: status === 'overdue' ? addDays(today, -1) : (days?.to ?? null),
  };
  const isOwn = member?.one.id === speaker(ctx);
  return { filter, whose: about || isOwn ? null : (member?.one.name ?? 'all') };
}

function daysOf({ now, tenant, language }: ToolContext, words: string): { from: string; to: string } {
  const when = readWhen(words, { now: now(), zone: tenant.zone, language });
  const [from, to] = [when?.days[0], when?.days.at(-1)];
  if (!from || !to) throw noDayIn(words);
  return { from, to };
}

function sayTasks(listed: Listed, { language }: Speaking): string {
  const { tasks, whose, next } = listed;
  if (tasks.length === 0) return sayNone(listed, language);
  const who =
    whose === null
      ? ''
      : whose === 'all'
        ? inWords(language, { fr: " de l'équipe", en: ' of the team' })
        : inWords(language, { fr: ` de ${whose}`, en: ` of ${whose}` });
  const head = inWords(language, { fr: `Tâches${who} :`, en: `Tasks${who}:` });
  return [head, ...linesOf(listed, language), ...sayMore({ next }, language)].join('\n');
}

/** Numbered, so that "la première" means one; on the board, by state. */
function linesOf({ tasks, board, whose, offset }: Listed, language: 'fr' | 'en'): string[] {
  const line = (task: TaskView, index: number) =>
    `${offset + index + 1}. ${taskLine(whose === 'all' ? task : { ...task, assignee: null }, language)}`;
  if (!board) return tasks.map(line);
  return taskStatuses.flatMap((status) => {
    const own = tasks.flatMap((task, index) => (task.status === status ? [line(task, index)] : []));
    return own.length === 0 ? [] : [`${capital(statusWords[status]?.[language] ?? status)} :`, ...own];
  });
}

function sayNone({ offset, whose }: Listed, language: 'fr' | 'en'): string {
  if (offset > 0) return inWords(language, { fr: "C'est tout.", en: 'That is all.' });
  if (whose === null) return inWords(language, { fr: 'Aucune tâche en attente.', en: 'No task to do.' });
  return inWords(language, { fr: 'Rien à faire de ce côté.', en: 'Nothing to do there.' });
}
