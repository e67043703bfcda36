import { Deal } from '../deal.ts';
import type { Db } from '../db.ts';
import { Part, type PartUnit } from '../part.ts';
import { Task, type TaskStatus } from '../task.ts';

/** What the team of a demo business has on its hands; days count from today. */
export interface Workload {
  tasks: { title: string; who: string; inDays: number | null; at?: string; status?: TaskStatus }[];
  parts: { name: string; synonyms: string[]; reference?: string; unit?: PartUnit; quantity: number; minimum: number }[];
  deals: { title: string; stage: string; amountCents: number | null; who: string; daysAgo: number }[];
}

interface Sown {
  now: Date;
  newId: () => string;
  /** Ids of the members by their name at the terminal. */
  members: ReadonlyMap<string, string>;
}

const dayMs = 86_400_000;

export async function insertWorkload(db: Db, { tasks, parts, deals }: Workload, sown: Sown): Promise<void> {
  const { now, newId } = sown;
  const stamps = { createdAt: now, updatedAt: now };
  const memberId = (who: string) => {
    const id = sown.members.get(who);
    if (!id) throw new Error(`The seed names "${who}", who is nobody of the team.`);
    return id;
  };
  const taskRows = tasks.map(({ title, who, inDays, at, status = 'open' }) => ({
    ...{ id: newId(), title, status, assigneeId: memberId(who), ...stamps },
    ...{ dueOn: inDays === null ? null : dayIn(now, inDays), dueAt: at ?? null },
    doneAt: status === 'done' ? now : null,
  }));
  const partRows = parts.map(({ name, synonyms, reference = null, unit = 'piece', quantity, minimum }) => ({
    ...{ id: newId(), name, synonyms, reference, unit, quantity, minimum, ...stamps },
  }));
  const dealRows = deals.map(({ title, stage, amountCents, who, daysAgo }) => {
    const since = new Date(now.getTime() - daysAgo * dayMs);
    return {
      id: newId(),
      title,
      stage,
      amountCents,
      ownerId: memberId(who),
      stageAt: since,
      createdAt: since,
      updatedAt: since,
    };
  });
  await db.insertMany(Task, taskRows);
  await db.insertMany(Part, partRows);
  await db.insertMany(Deal, dealRows);
}

function dayIn(now: Date, days: number): string {
  return new Date(now.getTime() + days * dayMs).toISOString().slice(0, 10);
}
