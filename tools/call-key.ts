import { createHash } from 'node:crypto';

const mostDepth = 8;
const mostLength = 4_000;

/**
 * A call's input as the database can keep it: no NUL and no half surrogate (jsonb refuses both), and no nulls, which models
 * send for what they leave out. Null when it is deeper or longer than any honest input, so that a model cannot fill the receipts.
 */
export function tidyInput(input: unknown): Record<string, unknown> | null {
  if (depthOf(input) > mostDepth) return null;
  const tidied = tidy(input ?? {});
  if (typeof tidied !== 'object' || tidied === null || Array.isArray(tidied)) return null;
  if (JSON.stringify(tidied).length > mostLength) return null;
  return Object.fromEntries(Object.entries(tidied));
}

/** The same tool with the same input in one turn is the same call, however the model numbers it. `way`: how it goes through the door. */
export function callKey(tool: string, input: Record<string, unknown>, way: unknown): string {
  // What a yes lets through must not be answered with the receipt of the question.
  const text = JSON.stringify([tool, tidy(input), way]);
  return createHash('sha256').update(text).digest('hex');
}

function tidy(value: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll('\0', '').toWellFormed();
  if (Array.isArray(value)) return value.map(tidy);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== null && inner !== undefined)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [tidy(key), tidy(inner)]),
  );
}

function depthOf(value: unknown, above = 0): number {
  if (typeof value !== 'object' || value === null || above > mostDepth) return above;
  return Object.values(value).reduce((deepest, inner) => Math.max(deepest, depthOf(inner, above + 1)), above + 1);
}
