import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { allTools } from './all.ts';
import { type JsonSchema, lintSchema, lintTools } from './schema.ts';
import type { Tool } from './tool.ts';

function tool(input: z.ZodType, change: Partial<Tool> = {}): Tool {
  return {
    name: 'some_tool',
    description: 'Does something.',
    effect: 'read',
    roles: { CUSTOMER: 'runs' },
    input,
    output: z.unknown(),
    run: async () => ({ output: null }),
    say: () => '',
    deeds: () => [],
    ...change,
  };
}

const item = z.object({ key: z.string() });

/** For whom and on whose behalf a tool works, and where a message goes, is code's to say. */
const forbidden = /[Tt]enant|[Rr]ecipient|[Mm]ember|[Aa]ddress|[Cc]hannel|[Ss]endTo/;
/** Of whom a customer's tool is about, too; a colleague says it, and the tool looks them up among those of the tenant. */
const forbiddenToCustomers = /[Cc]ontact|[Pp]hone|^to$|To$/;

interface Property {
  name: string;
  description: unknown;
}

/** Every property of a schema, those of lists and variants included. */
function propertiesOf(schema: unknown): Property[] {
  if (Array.isArray(schema)) return schema.flatMap(propertiesOf);
  if (typeof schema !== 'object' || schema === null) return [];
  return Object.entries(schema).flatMap(([key, inner]: [string, unknown]) => {
    if (key !== 'properties' || typeof inner !== 'object' || inner === null) return propertiesOf(inner);
    return Object.entries(inner).flatMap(([name, property]: [string, JsonSchema]) => [
      { name, description: property['description'] },
      ...propertiesOf(property),
    ]);
  });
}

describe('a tool for a model', () => {
  test('is each of ours', () => {
    const schemas = lintTools(allTools);
    expect([...schemas.keys()]).toEqual(allTools.map(({ name }) => name));
    expect(schemas.get('hold_slots')).toMatchObject({
      type: 'object',
      required: ['service', 'slots'],
      properties: { slots: { type: 'array', items: { type: 'string' }, minItems: 1, maxItems: 2 } },
    });
  });

  test('never names a tenant or a recipient, nor for a customer a contact, however deep', () => {
    const schemas = lintTools(allTools);
    const named = allTools.map(({ name, roles }) => {
      const words = propertiesOf(schemas.get(name)).map((property) => property.name);
      const refused = (word: string) => forbidden.test(word) || (roles.CUSTOMER && forbiddenToCustomers.test(word));
      return { name, words: words.filter(refused) };
    });
    expect(named.filter(({ words }) => words.length > 0)).toEqual([]);
    const deep = z.object({ a: z.array(z.object({ b: z.union([z.object({ sendTo: z.string() }), item]) })) });
    const [schema] = [...lintTools([tool(deep)]).values()];
    expect(propertiesOf(schema ?? {}).filter(({ name }) => forbidden.test(name))).toHaveLength(1);
  });

  test('says what each argument means', () => {
    for (const [name, schema] of lintTools(allTools)) {
      const silent = propertiesOf(schema).filter(({ description }) => !description);
      expect({ name, silent }).toEqual({ name, silent: [] });
    }
  });

  test.each([
    ['a string', z.object({ a: z.string() })],
    ['an optional enum', z.object({ a: z.enum(['x', 'y']).optional() })],
    ['a bounded integer', z.object({ a: z.number().int().min(1).max(5) })],
    ['a list of objects', z.object({ a: z.array(item).min(1) })],
    ['a checked string', z.object({ a: z.string().refine((text) => text !== '') })],
    ['nothing', z.object({})],
  ])('may take %s', (_, input) => {
    expect(() => lintTools([tool(input)])).not.toThrow();
  });

  test.each([
    ['a literal', z.object({ a: z.literal('x') }), '$.a: const is not read'],
    ['a tuple', z.object({ a: z.tuple([z.string(), z.number()]) }), '$.a: a tuple'],
    ['a record', z.object({ a: z.record(z.string(), z.string()) }), '$.a: a record binds nothing'],
    ['anything', z.object({ a: z.any() }), '$.a: anything is allowed'],
    ['an unknown', z.object({ a: z.unknown() }), '$.a: anything is allowed'],
    ['a union', z.union([item, z.object({ b: z.string() })]), '$: the input must be an object'],
    ['a list', z.array(item), '$: the input must be an object'],
    [
      'tagged variants',
      z.object({ a: z.discriminatedUnion('kind', [z.object({ kind: z.literal('x') })]) }),
      'const is not read',
    ],
    ['a date', z.object({ a: z.date() }), 'cannot be said in JSON'],
    ['a pattern', z.object({ a: z.string().regex(/x/) }), '$.a: pattern is not read'],
    ['a length', z.object({ a: z.string().max(9) }), '$.a: maxLength is not read'],
    ['a default', z.object({ a: z.string().default('x') }), '$.a: default is not read'],
    ['a positive number', z.object({ a: z.array(z.number().positive()) }), '$.a[]: exclusiveMinimum is not read'],
  ])('may not take %s', (_, input, problem) => {
    expect(() => lintTools([tool(input)])).toThrow(`some_tool: ${problem.startsWith('$') ? problem : ''}`);
    expect(() => lintTools([tool(input)])).toThrow(problem);
  });

  test.each<[string, Partial<Tool>[], string]>([
    ['a name of its own', [{}, {}], 'there are two tools of this name'],
    ['a name a model can call', [{ name: 'Some Tool' }], 'the name must be'],
    ['a short description', [{ description: 'x'.repeat(1_001) }], 'the description is over'],
    ['somebody who may use it', [{ roles: {} }], 'nobody may use it'],
    ['a way to be proposed by whoever may only propose it', [{ roles: { USER: 'proposes' } }], 'must have propose()'],
    [
      'no network when it is approved',
      [{ prepare: async () => 1, propose: async () => ({ which: [] }) }],
      'must not have prepare()',
    ],
    ['a question before it destroys', [{ effect: 'destructive' }], 'must have confirm()'],
  ])('needs %s', (_, changes, problem) => {
    expect(() => lintTools(changes.map((change) => tool(item, change)))).toThrow(problem);
  });
});

test('problems deep in a schema are named by their place', () => {
  const schema = z.toJSONSchema(z.object({ list: z.array(z.object({ tag: z.literal('x') })) }), { target: 'draft-7' });
  expect(lintSchema(schema)).toEqual(["$.list[].tag: const is not read, use z.enum(['…'])"]);
});
