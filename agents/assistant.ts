import { readFileSync } from 'node:fs';
import { usableBy } from '#tools/actor.ts';
import { moveFor } from '#tools/booking/move-for.ts';
import { showPlanning } from '#tools/booking/show-planning.ts';
import type { Tool } from '#tools/tool.ts';
import type { Agent, BriefScene } from './agent.ts';
import { momentOf } from './brief.ts';
import type { MemberContext } from './context.ts';

/** The order is part of the prompt, which a provider caches: add at the end. */
const tools: readonly Tool[] = [showPlanning, moveFor];

/** Works for the members of the business. */
export function assistant(): Agent {
  return {
    name: 'assistant',
    instructions: readFileSync(new URL('./instructions/assistant.md', import.meta.url), 'utf8'),
    toolsFor: (actor) => tools.filter((tool) => usableBy(tool, actor)),
    brief: briefMember,
    maxLength: 1_200,
    steps: 8,
    timeoutMs: 20_000,
  };
}

function briefMember(scene: BriefScene): MemberContext {
  const { partner } = scene.setting;
  if (partner.kind !== 'member') throw new Error('The assistant works for members only.');
  const { team = [], places = [], named = [] } = scene.people ?? {};
  return {
    kind: 'member',
    ...momentOf(scene),
    member: { name: partner.name, role: partner.role },
    team,
    places,
    named,
  };
}
