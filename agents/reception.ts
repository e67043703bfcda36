import { readFileSync } from 'node:fs';
import { usableBy } from '#tools/actor.ts';
import type { Agent, BriefScene } from './agent.ts';
import { comingOf, hadBy, momentOf } from './brief.ts';
import type { CustomerContext } from './context.ts';
import { receptionTools } from './reception-tools.ts';

/** Answers customers: appointments, prices, opening hours, the state of a repair, quotes and invoices, what the business says of itself. */
export function reception(): Agent {
  return {
    name: 'reception',
    instructions: readFileSync(new URL('./instructions/reception.md', import.meta.url), 'utf8'),
    toolsFor: (actor, talk) => receptionTools(talk).filter((tool) => usableBy(tool, actor)),
    brief: briefCustomer,
    // Three SMS.
    maxLength: 480,
    steps: 8,
    timeoutMs: 20_000,
  };
}

function briefCustomer(scene: BriefScene): CustomerContext {
  const { partner } = scene.setting;
  if (partner.kind !== 'contact') throw new Error('The reception answers customers only.');
  const { firstName, lastName } = partner;
  return {
    kind: 'customer',
    ...momentOf(scene),
    contact: {
      known: firstName !== null || lastName !== null,
      ...{ firstName, lastName },
      vehicles: scene.surroundings.vehicles.map(({ plate, model }) => ({ plate, model })),
      had: hadBy(scene),
    },
    appointments: comingOf(scene),
  };
}
