import { z } from 'zod';
import type { Tool } from './tool.ts';

export type JsonSchema = Record<string, unknown>;

const mostDescriptionLength = 1_000;

/**
 * The keywords Gemini documents for `parametersJsonSchema` (https://ai.google.dev/gemini-api/docs/structured-output). It
 * accepts any other one and then may ignore it, so a rule written with one would hold in our tests and not for the model.
 */
const documented = new Set(
  `$id $defs $ref $anchor type format title description enum items prefixItems minItems maxItems minimum maximum anyOf oneOf
  properties additionalProperties required propertyOrdering`.split(/\s+/),
);

/**
 * The input schema of every tool as models get it (draft-07), by name; computed here, once. Throws, naming every tool and
 * place, when one says something a model would not be bound by.
 */
export function lintTools(tools: readonly Tool[]): Map<string, JsonSchema> {
  const schemas = new Map<string, JsonSchema>();
  const problems: string[] = [];
  for (const tool of tools) {
    if (schemas.has(tool.name)) problems.push(`${tool.name}: there are two tools of this name`);
    const schema = inputSchema(tool);
    if (typeof schema === 'string') problems.push(`${tool.name}: ${schema}`);
    else {
      schemas.set(tool.name, schema);
      problems.push(...lintSchema(schema).map((problem) => `${tool.name}: ${problem}`));
    }
    problems.push(...lintTool(tool).map((problem) => `${tool.name}: ${problem}`));
  }
  if (problems.length > 0) throw new Error(`These tools are not fit for a model:\n${problems.join('\n')}`);
  return schemas;
}

/** What in a JSON schema a model would not be bound by, as `place: what to do`; empty when all is well. */
export function lintSchema(schema: JsonSchema): string[] {
  const { $schema: _, ...root } = schema;
  const problems = lintNode(root, '$');
  if (root['type'] !== 'object') problems.unshift('$: the input must be an object, not a union or a list');
  return problems;
}

function inputSchema(tool: Tool): JsonSchema | string {
  try {
    return z.toJSONSchema(tool.input, { target: 'draft-7', io: 'input' });
  } catch (error) {
    // zod throws for what JSON cannot say: dates, maps, sets, bigints, transforms.
    return `the input cannot be said in JSON (${error instanceof Error ? error.message : String(error)})`;
  }
}

function lintTool(tool: Tool): string[] {
  const problems: string[] = [];
  if (!/^[a-z][a-z_]{2,39}$/.test(tool.name)) problems.push('the name must be 3 to 40 letters and underscores');
  if (tool.description.length > mostDescriptionLength)
    problems.push(`the description is over ${mostDescriptionLength} characters`);
  const grants = Object.values(tool.roles);
  if (grants.length === 0) problems.push('nobody may use it: name its roles');
  if (grants.includes('proposes') && !tool.propose) problems.push('a tool that may be proposed must have propose()');
  // What is approved is read again inside the transaction, which is too late to wait on a network.
  if (tool.propose && tool.prepare) problems.push('a tool that may be proposed must not have prepare()');
  const asks = tool.confirm ?? tool.propose;
  if ((tool.effect === 'destructive' || tool.effect === 'outbound' || tool.needsYes) && !asks) {
    problems.push('a tool that waits for a yes must have confirm() or propose()');
  }
  return problems;
}

function lintNode(node: unknown, place: string): string[] {
  if (!isNode(node)) return [`${place}: a schema must be an object`];
  if (Object.keys(node).length === 0) return [`${place}: anything is allowed here, so say what it is`];
  const problems = Object.keys(node).flatMap((keyword) => lintKeyword(keyword, node[keyword], place));
  const kinds = ['anyOf', 'oneOf', 'prefixItems'].flatMap((key) => listAt(node, key));
  for (const [index, kind] of kinds.entries()) problems.push(...lintNode(kind, `${place}[${index}]`));
  for (const key of ['properties', '$defs']) {
    const inner = node[key];
    if (!isNode(inner)) continue;
    for (const [name, property] of Object.entries(inner)) problems.push(...lintNode(property, `${place}.${name}`));
  }
  if (isNode(node['items'])) problems.push(...lintNode(node['items'], `${place}[]`));
  return problems;
}

function lintKeyword(keyword: string, value: unknown, place: string): string[] {
  if (keyword === 'const') return [`${place}: const is not read, use z.enum(['…'])`];
  if (keyword === 'items' && Array.isArray(value)) return [`${place}: a tuple of draft-07 is not read, use an object`];
  if (keyword === 'additionalProperties' && value !== false) {
    return [`${place}: a record binds nothing, use a list of { key, value }`];
  }
  if (documented.has(keyword)) return [];
  return [`${place}: ${keyword} is not read, put the rule in the description and check it in run()`];
}

function isNode(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function listAt(node: Record<string, unknown>, key: string): unknown[] {
  const list = node[key];
  return Array.isArray(list) ? list : [];
}
