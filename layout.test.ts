import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseAst } from 'vitest/node';
import { describe, expect, it } from 'vitest';

/** An import points right. */
const road = ['channels', 'bot', 'agents', 'tools', 'language', 'db'];
const folders = [...road, 'evals', 'commands', 'bench', 'bin', '(root)'];

/** Pure or lowest: they import nothing of ours. */
const ground = ['language', 'db', 'bin'];

/** The files that know everyone, like those in `commands/`; the other files of the root import nothing of ours. */
const wiring = ['main.ts', 'cli.ts'];

const homes: Record<string, { packages: RegExp; folders: string[] }> = {
  // The benchmark's floor is a bare Koa.
  web: { packages: /^(koa|@koa\/.+)$/, folders: ['bot', 'bench'] },
  models: { packages: /^(ai|@ai-sdk\/.+|@google\/generative-ai|langfuse)$/, folders: ['agents'] },
  store: { packages: /^(mikro-orm|@mikro-orm\/.+|pgvector|pg-boss|@electric-sql\/.+)$/, folders: ['db'] },
  providers: { packages: /^(twilio|@slack\/.+|grammy)$/, folders: ['channels'] },
  redis: { packages: /^ioredis$/, folders: ['db', 'bot'] },
};

interface Import {
  /** Path from the root, as `bot/turn.ts`. */
  from: string;
  /** As written: `#db/contact.ts`, `./turn.ts`, `koa`; `(computed)` when it is not a plain string. */
  to: string;
  /** Erased before the program runs. */
  isType: boolean;
}

interface SourceFile {
  file: string;
  imports: Import[];
  /** The names it exports, types too. */
  exports: string[];
  readsEnvironment: boolean;
}

const manifest: { devDependencies: Record<string, string> } = JSON.parse(readFileSync('package.json', 'utf8'));
const files = sourceFiles();
const imports = files.flatMap((source) => source.imports);

describe('the layout', () => {
  it('was read: every folder on the road has files and imports', () => {
    for (const folder of [...road, 'evals', '(root)']) {
      const read = imports.filter((one) => folderOf(one.from) === folder && !isTest(one.from));
      expect(read.length, `imports seen in ${folder}`).toBeGreaterThan(0);
    }
  });

  it('has no folder of code that the order does not know', () => {
    expect([...new Set(files.map(({ file }) => folderOf(file)))].filter((folder) => !folders.includes(folder))).toEqual(
      [],
    );
  });

  it('lets imports point right only', () => {
    expect(imports.map(wrongDirection).filter(Boolean)).toEqual([]);
  });

  it('gives each SDK one home', () => {
    expect(imports.map(awayFromHome).filter(Boolean)).toEqual([]);
  });

  it('lets config.ts alone read the environment', () => {
    const readers = files.filter(
      (source) => source.readsEnvironment && !isTest(source.file) && !isTooling(source.file),
    );
    expect(readers.map(({ file }) => file)).toEqual(['config.ts']);
  });

  it('has no circle of imports, types included', () => {
    expect(circles(imports.filter(({ from }) => !isTest(from)))).toEqual([]);
  });

  it('has no two exported things of one name', () => {
    const owners = new Map<string, string[]>();
    for (const { file, exports } of files.filter((source) => !isTest(source.file) && !isTooling(source.file)))
      for (const name of exports) owners.set(name, [...(owners.get(name) ?? []), file]);
    expect(owners.size).toBeGreaterThan(300);
    expect([...owners].filter(([, owned]) => owned.length > 1)).toEqual([]);
  });

  it('has no barrel', () => {
    expect(files.map(({ file }) => file).filter((file) => path.basename(file) === 'index.ts')).toEqual([]);
    expect(imports.filter(({ from, to }) => path.basename(targetOf(from, to) ?? '') === 'index.ts')).toEqual([]);
  });

  it('lists in .env.example exactly the names that config.ts reads', async () => {
    const { environment } = await import('./config.ts');
    const listed = readFileSync('.env.example', 'utf8').matchAll(/^#? ?([A-Z][A-Z0-9_]*)=/gm);
    expect(Array.from(listed, ([, name]) => name).toSorted()).toEqual(Object.keys(environment.shape).toSorted());
  });
});

describe('the check itself', () => {
  it('sees every way to import, and nothing in comments and strings', () => {
    const code = `
      import a, { type B } from './a.ts';
      import type { C } from "#db/c.ts";
      import {
        d,
      } from './d.ts'; import './e.ts';
      export * from './f.ts';
      export type { G } from './g.ts';
      const h = await import('./h.ts'), quote = /['"\`]/;
      let i: import('./i.ts').I;
      const j = require('./j.ts');
      const k = import(name);
      // import l from './l.ts';
      /* import m from './m.ts'; */
      const n = "import n from './n.ts'", o = \`import o from './o.ts' \${await import('./p.ts')}\`;
    `;
    const seen = parse('bot/x.ts', code).imports.map(({ to, isType }) => (isType ? `type ${to}` : to));
    expect(seen.join(' ')).toBe(
      './a.ts type #db/c.ts ./d.ts ./e.ts ./f.ts type ./g.ts ./h.ts type ./i.ts ./j.ts (computed) ./p.ts',
    );
  });

  it.each([
    'process.env.PORT',
    "process['env']",
    'globalThis.process.env',
    'const { env } = process',
    "import 'node:process'",
  ])('sees the environment read by %s', (code) => {
    expect(parse('bot/x.ts', code).readsEnvironment).toBe(true);
    expect(parse('bot/x.ts', `const text = ${JSON.stringify(code)}; process.exitCode = 1;`).readsEnvironment).toBe(
      false,
    );
  });

  it('sees every way to export', () => {
    const code = `
      export const a = 1, b = 2;
      export function c() {}
      export async function d() {}
      export interface E {}
      export type F = string;
      export class G {}
      const h = 1, i = 2;
      export { h, i as j };
      const k = 3;
    `;
    expect(parse('bot/x.ts', code).exports).toEqual(['a', 'b', 'c', 'd', 'E', 'F', 'G', 'h', 'j']);
  });

  it('sees a circle, of types too, and no circle where there is none', () => {
    const line = (from: string, to: string) => ({ from, to, isType: true });
    const open = [line('a/1.ts', './2.ts'), line('a/2.ts', '#b/3.ts'), line('a/1.ts', '#b/3.ts')];
    expect(circles(open)).toEqual([]);
    expect(circles([...open, line('b/3.ts', '#a/1.ts')])).toEqual(['a/1.ts → a/2.ts → b/3.ts → a/1.ts']);
  });

  it.each([
    ['bot/turn.ts', '#agents/run.ts'],
    ['bot/turn.ts', '#db/turn.ts'],
    ['bot/lanes/legal.ts', '../turn.ts'],
    ['channels/sms.ts', '#bot/channel.ts'],
    ['channels/sms.ts', './render.ts'],
    ['tools/booking/find-slots.ts', '#language/when.ts'],
    ['evals/harness.ts', '#bot/turn.ts'],
    ['main.ts', './channels/sms.ts'],
    ['cli.ts', '#evals/suite.ts'],
    ['layout.test.ts', './config.ts'],
    ['db/store.test.ts', '#bot/turn.ts'],
    ['db/store.ts', 'pg-boss'],
  ])('lets %s import %s', (from, to) => {
    expect(wrongDirection({ from, to, isType: false })).toBeNull();
  });

  it.each([
    ['db/turn.ts', '#bot/turn.ts'],
    ['db/turn.ts', '../bot/turn.ts'],
    ['language/when.ts', '#db/log.ts'],
    ['tools/run.ts', '#agents/agent.ts'],
    ['bot/turn.ts', '#channels/sms.ts'],
    ['bot/turn.ts', '#root/config.ts'],
    ['channels/sms.ts', '#bot/turn.ts'],
    ['channels/sms.ts', '#language/language.ts'],
    ['channels/sms.ts', '#db/log.ts'],
    ['evals/harness.ts', '#channels/sms.ts'],
    ['agents/run.ts', '#evals/suite.ts'],
    ['config.ts', '#db/orm.ts'],
    ['cli.ts', '(computed)'],
    ['db/store.ts', './fixtures/test-store.ts'],
  ])('forbids %s to import %s, even a type', (from, to) => {
    expect(wrongDirection({ from, to, isType: true })).toContain(from);
  });

  it.each([
    ['bot/turn.ts', 'ai'],
    ['agents/run.ts', 'koa'],
    ['bot/turn.ts', '@mikro-orm/postgresql'],
    ['bot/turn.test.ts', 'twilio/lib/webhooks/webhooks.js'],
    ['agents/run.ts', 'ioredis'],
    ['bot/turn.ts', 'vitest'],
    ['channels/sms.ts', 'sms-segments-calculator'],
  ])('forbids %s to import %s', (from, to) => {
    expect(awayFromHome({ from, to, isType: false })).toContain(to);
  });

  it.each([
    ['bot/gateway.ts', '@koa/router', false],
    ['channels/sms.ts', 'twilio', false],
    ['tools/tool.ts', '@mikro-orm/core', true],
    ['main.test.ts', 'twilio', false],
    ['tools/tool.ts', 'zod', false],
    ['agents/run.ts', 'node:crypto', false],
  ])('lets %s import %s', (from, to, isType) => {
    expect(awayFromHome({ from, to, isType })).toBeNull();
  });
});

/**
 * What is wrong with where an import points, types included: a type binds two folders as much as a call does. Tests may
 * look anywhere: what a folder does is often seen from its left, and nothing imports a test.
 */
function wrongDirection({ from, to }: Import): string | null {
  const complaint = (reason: string) => `${from} imports ${to}: ${reason}`;
  if (to === '(computed)') return complaint('name the file, so that the order can be checked');
  const target = targetOf(from, to);
  if (target === null || isTest(from)) return null;
  if (isTest(target)) return complaint('only tests use it');
  const [left, right] = [folderOf(from), folderOf(target)];
  if (left === right && left !== '(root)') return null;

  if (left === 'bench' || left === 'commands' || wiring.includes(from)) return null;
  if (left === '(root)' || ground.includes(left)) return complaint('it imports nothing of ours');
  if (left === 'channels') return target === 'bot/channel.ts' ? null : complaint('channels know only bot/channel.ts');
  if (left === 'evals')
    return [...road.slice(1), '(root)'].includes(right) ? null : complaint('evals do not know channels');
  return road.indexOf(left) < road.indexOf(right) ? null : complaint(`an import points right: ${road.join(' → ')}`);
}

/**
 * What is wrong with the place a package is imported from. A type alone may be named anywhere, since it is erased and
 * configures nothing. Tests obey, or two folders would soon set up the same SDK in two ways; only a test in the root,
 * which meets the whole program as its providers do, may use any of them.
 */
function awayFromHome({ from, to, isType }: Import): string | null {
  if (isType || to.startsWith('.') || to.startsWith('#') || to.startsWith('node:') || to === '(computed)') return null;
  const name = to.split('/', to.startsWith('@') ? 2 : 1).join('/');
  const folder = folderOf(from);
  if (name in manifest.devDependencies) {
    return isTest(from) || isTooling(from) ? null : `${from} imports ${to}: it is not there in production`;
  }
  if (folder === '(root)' && isTest(from)) return null;
  const home = Object.values(homes).find(({ packages }) => packages.test(name));
  if (!home || home.folders.includes(folder)) return null;
  return `${from} imports ${to}: its home is ${home.folders.join(' or ')}`;
}

/** The circles that imports make, each told once, from the file at which it was met. */
function circles(all: readonly Import[]): string[] {
  const targets = new Map<string, string[]>();
  for (const { from, to } of all) {
    const target = targetOf(from, to);
    if (target !== null) targets.set(from, [...(targets.get(from) ?? []), target]);
  }
  const found: string[] = [];
  const done = new Set<string>();
  const walk = (file: string, trail: string[]): void => {
    if (trail.includes(file)) found.push([...trail.slice(trail.indexOf(file)), file].join(' → '));
    if (trail.includes(file) || done.has(file)) return;
    for (const target of targets.get(file) ?? []) walk(target, [...trail, file]);
    done.add(file);
  };
  for (const file of targets.keys()) walk(file, []);
  return found;
}

/** A test, or what only tests use. */
function isTest(file: string): boolean {
  return file.endsWith('.test.ts') || file.includes('/fixtures/');
}

/** Run by a developer, never by the program. */
function isTooling(file: string): boolean {
  return folderOf(file) === 'bench' || /^[^/]+\.config\.ts$/.test(file);
}

function folderOf(file: string): string {
  return file.includes('/') ? file.slice(0, file.indexOf('/')) : '(root)';
}

/** The file of ours an import names, from the root; null for a package. */
function targetOf(from: string, to: string): string | null {
  if (to.startsWith('#root/')) return to.slice('#root/'.length);
  if (to.startsWith('#')) return to.slice(1);
  return to.startsWith('.') ? path.posix.join(path.posix.dirname(from), to) : null;
}

function sourceFiles(): SourceFile[] {
  const outside = (name: string) => name === 'node_modules' || (name.startsWith('.') && name !== '.');
  return globSync('**/*.ts', { exclude: (name) => outside(path.basename(name)) }).map((file) =>
    parse(file, readFileSync(file, 'utf8')),
  );
}

/** A node of the syntax tree, of which only `type` is known. */
type Node = Record<string, unknown>;

function parse(file: string, code: string): SourceFile {
  const source: SourceFile = { file, imports: [], exports: [], readsEnvironment: false };
  visit(parseAst(code, { lang: 'ts' }), (node) => {
    const to = importedBy(node);
    if (to !== null) source.imports.push({ from: file, to, isType: isTypeImport(node) });
    source.exports.push(...exportedBy(node));
    if (readsEnvironment(node) || /^(node:)?process$/.test(to ?? '')) source.readsEnvironment = true;
  });
  return source;
}

function visit(value: unknown, look: (node: Node) => void): void {
  if (Array.isArray(value)) for (const one of value) visit(one, look);
  if (!isNode(value)) return;
  look(value);
  for (const child of Object.values(value)) visit(child, look);
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value;
}

function exportedBy(node: Node): string[] {
  if (node['type'] !== 'ExportNamedDeclaration') return [];
  const { declaration, specifiers } = node;
  const named = [specifiers].flat().flatMap((one) => (isNode(one) ? [one['exported']] : []));
  const declared = isNode(declaration) ? [declaration['id'], ...declaratorsOf(declaration)] : [];
  return [...declared, ...named].flatMap((id) => (isNode(id) && typeof id['name'] === 'string' ? [id['name']] : []));
}

function declaratorsOf(declaration: Node): unknown[] {
  return [declaration['declarations']].flat().flatMap((one) => (isNode(one) ? [one['id']] : []));
}

function importedBy(node: Node): string | null {
  const isRequire = node['type'] === 'CallExpression' && isNode(node['callee']) && node['callee']['name'] === 'require';
  const source = isRequire ? [node['arguments']].flat()[0] : node['source'];
  if (!isNode(source)) return null;
  return typeof source['value'] === 'string' ? source['value'] : '(computed)';
}

function isTypeImport(node: Node): boolean {
  return node['importKind'] === 'type' || node['exportKind'] === 'type' || node['type'] === 'TSImportType';
}

function readsEnvironment(node: Node): boolean {
  const key = isNode(node['property']) ? (node['property']['name'] ?? node['property']['value']) : null;
  if (node['type'] === 'MemberExpression') return key === 'env' && isProcess(node['object']);
  return (
    node['type'] === 'VariableDeclarator' &&
    isNode(node['id']) &&
    node['id']['type'] === 'ObjectPattern' &&
    isProcess(node['init'])
  );
}

function isProcess(node: unknown): boolean {
  return (
    isNode(node) && (node['name'] === 'process' || (isNode(node['property']) && node['property']['name'] === 'process'))
  );
}
