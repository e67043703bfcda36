import { DriverException, UniqueConstraintViolationException } from '@mikro-orm/core';
import { z } from 'zod';

/** Class 08 connection, 53 resources used up, 57P01-57P03 shut down; then what Node says when it cannot reach a server. */
const awayCodes =
  /^(08...|53...|57P0[123]|ECONN(REFUSED|RESET|ABORTED)|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|E(HOST|NET)UNREACH)$/;
/** pg, kysely and PGlite give these no code. */
const awayMessages =
  /Connection terminated|connection error and is not queryable|timeout exceeded when trying to connect|PGlite is (closed|closing)|driver has already been destroyed/i;

/**
 * What a failed transaction means: `conflict` is another transaction's fault (serialization, deadlock) and may be tried
 * again at once; `away` is a database that cannot be reached, so nothing more can be done now; null is anything else.
 */
export function failureOf(error: unknown): 'conflict' | 'away' | null {
  for (const each of causesOf(error)) {
    const code = codeOf(each);
    if (code === '40001' || code === '40P01') return 'conflict';
    if (awayCodes.test(code) || awayMessages.test(each.message)) return 'away';
  }
  return null;
}

/** Whether a row was refused because one of these unique indexes has its like. */
export function isTaken(error: unknown, ...indexes: string[]): boolean {
  return error instanceof UniqueConstraintViolationException && indexes.some((index) => error.message.includes(index));
}

/** What is read of an error, or of what stands for one: pg-boss tells its own as plain objects, with the queue's name. */
const failure = z.looseObject({
  name: z.string().optional(),
  message: z.string().optional(),
  stack: z.string().optional(),
  code: z.string().optional(),
  constraint: z.string().optional(),
  queue: z.string().optional(),
});
/** Of five signs, by which a database's errors are known. */
const sqlState = /^[0-9A-Z]{5}$/;

/** What may be logged of an error: a database's own message repeats the values of the row, so it is left out. */
export function describeFailure(error: unknown): Record<string, unknown> {
  const read = failure.safeParse(error instanceof Error ? { ...error, ...partsOf(error) } : error);
  if (!read.success) return { name: typeof error };
  const { name = typeof error, message, stack, code, constraint, queue } = read.data;
  const place = stack?.split('\n').find((line) => /^\s+at /.test(line) && !line.includes('node_modules'));
  const described = { name, at: place?.trim(), ...(queue ? { queue } : {}) };
  const isOfDatabase = error instanceof DriverException || sqlState.test(code ?? '');
  return isOfDatabase ? { ...described, code, constraint } : { ...described, message };
}

/** These are not its own to be copied. */
function partsOf({ name, message, stack }: Error) {
  return { name, message, stack };
}

function causesOf(error: unknown): Error[] {
  const causes: Error[] = [];
  for (let each = error; each instanceof Error && !causes.includes(each); each = each.cause) causes.push(each);
  return causes;
}

function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : '';
}
