import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { roles } from './actor.ts';
import { allTools } from './all.ts';

const file = new URL('../docs/roles.md', import.meta.url);

test('docs/roles.md is who may use which tool (UPDATE_ROLES=1 writes it anew)', () => {
  const written = matrix();
  if (process.env['UPDATE_ROLES'] === '1') writeFileSync(file, written);
  expect(written).toBe(readFileSync(file, 'utf8'));
});

function matrix(): string {
  const rows = allTools.map((tool) => [
    `\`${tool.name}\``,
    tool.effect,
    ...roles.map((role) => tool.roles[role] ?? '–'),
  ]);
  const lines = [['Tool', 'Effect', ...roles], ['---', '---', ...roles.map(() => '---')], ...rows];
  return `# Roles

Who may use which tool. *runs*: it is done; a destructive tool asks for a yes first. *proposes*: it waits for the yes of a
manager or owner who may run it. –: it is refused. Written from \`tools/all.ts\` by \`UPDATE_ROLES=1 npx vitest run tools/roles.test.ts\`.

${lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n')}
`;
}
