import { readFileSync, writeFileSync } from 'node:fs';
import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { type Actor, type Role, roles } from './actor.ts';
import { allTools } from './all.ts';
import { type Caller, type Colleague, openWorld, type World } from './fixtures/world.ts';
import type { ToolOutcome } from './outcome.ts';
import { runTool, type Scope } from './run.ts';
import type { Tool } from './tool.ts';

const file = new URL('../docs/roles.md', import.meta.url);

test('docs/roles.md is who may use which tool (UPDATE_ROLES=1 writes it anew)', () => {
  const written = matrix();
  if (process.env['UPDATE_ROLES'] === '1') writeFileSync(file, written);
  expect(written).toBe(readFileSync(file, 'utf8'));
});

test('what a member may only propose says what it would do, and somebody may run it', () => {
  const proposed = allTools.filter((tool) => Object.values(tool.roles).includes('proposes'));
  expect(proposed.length).toBeGreaterThan(10);
  for (const { name, propose, roles: granted } of proposed) {
    expect({ name, propose: typeof propose, owner: granted.OWNER }).toEqual({
      name,
      propose: 'function',
      owner: 'runs',
    });
  }
});

describe('at the door', () => {
  let world: World;
  let scopes: Record<Role, Scope>;

  beforeAll(async () => {
    world = await openWorld();
    const claire = await world.customer({ firstName: 'Claire', lastName: 'Martin' });
    const member = (role: Colleague['role']) => world.member({ name: `${role} Test`, role });
    const turn = (who: Caller | Colleague, change: Partial<Scope> = {}) => world.turn(who, change);
    const owner = await member('OWNER');
    const as = (actor: Actor) => turn(owner, { actor, about: null });
    scopes = {
      CUSTOMER: await turn(claire),
      USER: await turn(await member('USER')),
      MANAGER: await turn(await member('MANAGER')),
      OWNER: await turn(owner),
      SYSTEM: await as({ kind: 'system', job: 'test' }),
      SUPER_ADMIN: await as({ kind: 'platform' }),
    };
  });
  afterAll(() => world.store.close());

  const unfit = { surely: 'no tool has such an input' };
  const callAs = (role: Role, tool: Tool, approved: boolean) =>
    runTool(scopes[role], { id: v7(), tool: tool.name, input: { ...unfit, approved }, approved });

  test.each(roles)(
    '%s is refused every tool that is not theirs, whatever its input, with or without a yes',
    async (role) => {
      const others = allTools.filter((tool) => !tool.roles[role]);
      expect(others.length).toBeGreaterThan(10);
      for (const tool of others) {
        for (const approved of [false, true]) {
          const outcome = await callAs(role, tool, approved);
          expect(outcome).toMatchObject({ tool: tool.name, ok: false, ask: null, rows: [], deeds: [] });
          expect(errorOf(outcome)).toBe('This person may not do that.');
        }
      }
      expect(await world.audited()).toEqual([]);
    },
  );

  test.each(['CUSTOMER', 'USER', 'MANAGER', 'OWNER'] as const)('%s is let in to every tool of theirs', async (role) => {
    const own = allTools.filter((tool) => tool.roles[role]);
    expect(own.length).toBeGreaterThan(10);
    for (const tool of own) expect(errorOf(await callAs(role, tool, false))).not.toBe('This person may not do that.');
  });

  test('a role that is nobody’s opens nothing', () => {
    expect(allTools.filter((tool) => tool.roles.SYSTEM ?? tool.roles.SUPER_ADMIN)).toEqual([]);
  });
});

const refused = z.object({ error: z.string() });

function errorOf({ output }: ToolOutcome): string | null {
  return refused.safeParse(output).data?.error ?? null;
}

function matrix(): string {
  const folders = foldersOf();
  const sections = [...new Set(folders.values())].toSorted().map((folder) => {
    const rows = allTools
      .filter(({ name }) => folders.get(name) === folder)
      .map((tool) => [`\`${tool.name}\``, tool.effect, ...roles.map((role) => tool.roles[role] ?? '–')]);
    const lines = [['Tool', 'Effect', ...roles], ['---', '---', ...roles.map(() => '---')], ...rows];
    return `## ${folder}\n\n${lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n')}\n`;
  });
  return `# Roles

Who may use which tool: customers act for themselves, a mechanic (USER) writes down the work and asks for the rest, a manager runs
the day, an owner may do everything that staff may do; no job and no platform login acts through a tool.

*runs*: it is done; what is destructive or outbound asks for a yes first. *proposes*: it waits for the yes of a manager or owner
who may run it. –: it is refused. Written from \`tools/all.ts\` by \`UPDATE_ROLES=1 npx vitest run tools/roles.test.ts\`.

${sections.join('\n')}`;
}

/** The folder of each tool, which is its noun. */
function foldersOf(): Map<string, string> {
  const source = readFileSync(new URL('all.ts', import.meta.url), 'utf8');
  const imports = source.matchAll(/^import \{ (\w+) \} from '\.\/(\w+)\/[\w-]+\.ts';$/gm);
  return new Map(Array.from(imports, ([, name = '', folder = '']) => [snake(name), folder]));
}

function snake(camel: string): string {
  return camel.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
