import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { receptionTools } from './registry.ts';
import { lintSchema, lintTools } from './schema.ts';
import { defineTool, type Tool } from './tool.ts';

function tool(input: z.ZodType, change: Partial<Tool> = {}): Tool {
  return defineTool<unknown, unknown>({
    name: 'some_tool',
    description: 'Does something.',
    effect: 'read',
    permission: 'catalogue.read',
    input,
    output: z.unknown(),
    run: async () => ({ output: null, ask: null }),
    ...change,
  });
}

const item = z.object({ key: z.string() });

describe('a tool for a model', () => {
  test('is each of ours', () => {
    const schemas = lintTools(receptionTools);
    expect([...schemas.keys()]).toEqual(receptionTools.map(({ name }) => name));
    expect(receptionTools.length).toBeLessThanOrEqual(15);
    expect(schemas.get('hold_slots')).toMatchObject({
      type: 'object',
      required: ['service', 'slots'],
      properties: { slots: { type: 'array', items: { type: 'string' }, minItems: 1, maxItems: 2 } },
    });
  });

  test('never names a tenant, a contact or a recipient', () => {
    const names = receptionTools.flatMap((each) =>
      Object.keys(z.toJSONSchema(each.input, { io: 'input' }).properties ?? {}),
    );
    expect(names.filter((name) => /tenant|contact|recipient|phone|^to$|address/i.test(name))).toEqual([]);
  });

  test('says what each argument means', () => {
    for (const { name, input } of receptionTools) {
      const properties = Object.values(z.toJSONSchema(input, { io: 'input' }).properties ?? {});
      const silent = properties.filter((property) => typeof property === 'boolean' || !property.description);
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

  test.each([
    ['a name of its own', [{}, {}], 'there are two tools of this name'],
    ['a name a model can call', [{ name: 'Some Tool' }], 'the name must be'],
    ['a short description', [{ description: 'x'.repeat(1_001) }], 'the description is over'],
    ['a known permission', [{ permission: 'everything' }], 'nobody has the permission "everything"'],
    ['a question before it destroys', [{ effect: 'destructive' as const }], 'must have confirm()'],
  ])('needs %s', (_, changes, problem) => {
    expect(() => lintTools(changes.map((change) => tool(item, change)))).toThrow(problem);
  });
});

test('problems deep in a schema are named by their place', () => {
  const schema = z.toJSONSchema(z.object({ list: z.array(z.object({ tag: z.literal('x') })) }), { target: 'draft-7' });
  expect(lintSchema(schema)).toEqual(["$.list[].tag: const is not read, use z.enum(['…'])"]);
});
