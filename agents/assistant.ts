import { readFileSync } from 'node:fs';
import { fold } from '#language/normalise.ts';
import { fieldKey } from '#language/settings/field.ts';
import { type Actor, usableBy } from '#tools/actor.ts';
import type { Tool } from '#tools/tool.ts';
import { type Agent, type BriefScene, mostTools, type Subject } from './agent.ts';
import { alwaysTools, toolGroups } from './assistant-tools.ts';
import { momentOf } from './brief.ts';
import type { MemberContext } from './context.ts';
import { toolsHeard, toolsInWords } from './rules/assistant/tools-heard.ts';
import type { Ear } from './rules/ear/open-ear.ts';

/** Works for the members of the business. */
export function assistant(ears: () => { staff: Ear }): Agent {
  return {
    name: 'assistant',
    instructions: readFileSync(new URL('./instructions/assistant.md', import.meta.url), 'utf8'),
    toolsFor: (actor, talk) => chooseTools(actor, talk, ears().staff),
    brief: briefMember,
    maxLength: 1_200,
    steps: 8,
    timeoutMs: 20_000,
  };
}

/** So much of what is said goes before what was called: of one group alone there may be eight. */
const likeliest = 4;

/**
 * What is always of use, then what is said for the likeliest, then what goes with the tools that were called last, then what else may be
 * heard. In the order of the groups, which is part of the prompt that a provider caches.
 */
function chooseTools(actor: Actor, { heard, called, earlier, before, fields = [] }: Subject, ear: Ear): Tool[] {
  const all = [...new Set([...alwaysTools, ...toolGroups.flat()])].filter((tool) => usableBy(tool, actor));
  const groupsOf = (names: readonly string[]) =>
    toolGroups.filter((group) => group.some(({ name }) => names.includes(name))).flat();
  const likely = heard.flatMap((text) => toolsHeard(text, ear));
  const wanted = [
    ...alwaysTools.map(({ name }) => name),
    ...before.flatMap(toolsInWords),
    ...(heard.some((text) => namesField(text, fields))
      ? [...groupsOf(['set_field']).map(({ name }) => name), 'search']
      : []),
    ...[...new Set(likely)].slice(0, likeliest),
    ...groupsOf(called).map(({ name }) => name),
    ...groupsOf(earlier).map(({ name }) => name),
    ...likely,
  ];
  const chosen = new Set(
    [...new Set(wanted)].filter((name) => all.some((tool) => tool.name === name)).slice(0, mostTools),
  );
  return all.filter(({ name }) => chosen.has(name));
}

/** A field of the business's own is spoken of. */
function namesField(text: string, fields: readonly string[]): boolean {
  const said = ` ${fold(text)} `;
  return fields.some((name) => [fold(name), fieldKey(name)].some((each) => said.includes(` ${each} `)));
}

function briefMember(scene: BriefScene): MemberContext {
  const { partner } = scene.setting;
  if (partner.kind !== 'member') throw new Error('The assistant works for members only.');
  const { team = [], places = [], named = [], fields = [] } = scene.people ?? {};
  const member = { name: partner.name, role: partner.role };
  return { kind: 'member', ...momentOf(scene), member, team, places, named, fields };
}
