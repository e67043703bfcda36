import { z } from 'zod';
import { addTask, taskById } from '#db/task.ts';
import { fold } from '#language/normalise.ts';
import { contactName, meantContact } from '../contacts/meant-contact.ts';
import { meantMember, speaker } from '../members/meant-member.ts';
import { wroteNew } from '../rows.ts';
import { inWords } from '../speaking.ts';
import { defineTool, type ToolResult } from '../tool.ts';
import { tellAssignee } from './tell-assignee.ts';
import { readDue } from './due.ts';
import { describeTask, taskLine, taskShape } from './task-view.ts';
import { tidyTitle } from './tidy-title.ts';

const output = z.object({ outcome: z.literal('created'), task: taskShape, told: z.boolean() });

export const createTask = defineTool({
  name: 'create_task',
  description:
    'Keeps something that somebody of the team has to do, or a reminder to oneself. Without `assignee` it is for whoever asks. A colleague ' +
    'is told by message.',
  effect: 'write',
  roles: { USER: 'runs', MANAGER: 'runs', OWNER: 'runs' },
  input: z.object({
    title: z.string().describe('What is to be done, in their words, without the day and without the colleague.'),
    due: z.string().optional().describe('When, in their words, unchanged: "demain 8h", "avant vendredi soir".'),
    assignee: z.string().optional().describe('The colleague it is for, as they called them.'),
    contact: z.string().optional().describe('The customer it is about, when one is named.'),
  }),
  output,
  async run(ctx, input): Promise<ToolResult<z.infer<typeof output>>> {
    const title = tidyTitle(input.title);
    const when = input.due ? readDue(ctx, input.due) : null;
    if (when && 'which' in when) return when;
    const assignee = input.assignee ? await meantMember(ctx, input.assignee, 'assignee') : null;
    if (assignee && 'which' in assignee) return assignee;
    const contact = input.contact ? await meantContact(ctx, input.contact, 'contact') : null;
    if (contact && 'which' in contact) return contact;
    const id = ctx.newId();
    const name = contact ? contactName(contact.one) : '';
    // "La relancer" says nothing to whoever reads it tomorrow.
    const isNamed =
      name === '' ||
      fold(title)
        .split(' ')
        .some((word) => fold(name).split(' ').includes(word));
    await addTask(ctx.db, {
      id,
      title: isNamed ? title : `${title} (${name})`,
      dueOn: when?.due.dueOn ?? null,
      dueAt: when?.due.dueAt ?? null,
      assigneeId: assignee?.one.id ?? speaker(ctx),
      contactId: contact?.one.id ?? null,
      vehicleId: null,
      createdBy: speaker(ctx),
    });
    wroteNew(ctx, 'task', id, { title });
    const task = await taskById(ctx.db, id);
    if (!task) throw new Error('The task that was just stored cannot be read.');
    const told = await tellAssignee(ctx, task);
    return { output: { outcome: 'created', task: describeTask(task, ctx.language), told } };
  },
  say({ task, told }, { language }) {
    const line = taskLine(task, language);
    const tells = told ? inWords(language, { fr: ' Je le lui ai dit.', en: ' I have told them.' }) : '';
    return inWords(language, { fr: `C'est noté : ${line}.`, en: `Noted: ${line}.` }) + tells;
  },
  deeds: ({ told }) => (told ? ['noted', 'passed_on'] : ['noted']),
});
