import { z } from 'zod';
import type { KnownTask } from '#db/task.ts';
import type { Language } from '#language/language.ts';
import { inWords } from '../speaking.ts';
import { dueLabel } from './due.ts';

/** A task as the team is told of it. */
export const taskShape = z.object({
  id: z.string(),
  label: z.string(),
  status: z.string(),
  due: z.string().nullable(),
  dueOn: z.string().nullable(),
  assignee: z.string().nullable(),
  contact: z.string().nullable(),
});

export type TaskView = z.infer<typeof taskShape>;

export function describeTask(task: KnownTask, language: Language): TaskView {
  const { id, title, status, dueOn, dueAt, assignee, contact } = task;
  const due = dueOn ? dueLabel({ dueOn, dueAt }, language) : null;
  return { id, label: title, status, due, dueOn, assignee, contact };
}

/** `Commander les plaquettes, mardi 24 novembre à 8 h, pour Karim Benali`. */
export function taskLine({ label, due, assignee, contact }: TaskView, language: Language): string {
  const whose = assignee && inWords(language, { fr: `pour ${assignee}`, en: `for ${assignee}` });
  const about = contact && !label.toLowerCase().includes(contact.toLowerCase()) ? contact : null;
  return [label, about, due, whose].filter(Boolean).join(', ');
}

/** What is worth saying of a task that is not simply to do. */
export const statusWords: Record<string, Record<Language, string>> = {
  open: { fr: 'à faire', en: 'to do' },
  in_progress: { fr: 'en cours', en: 'in progress' },
  blocked: { fr: 'bloquées', en: 'blocked' },
  done: { fr: 'faites', en: 'done' },
};
