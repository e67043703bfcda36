import { DriverException } from '@mikro-orm/core';

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

/** What may be logged of an error: a database's own message repeats the values of the row, so it is left out. */
export function describeFailure(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { name: typeof error };
  const place = error.stack?.split('\n').find((line) => /^\s+at /.test(line) && !line.includes('node_modules'));
  const described = { name: error.name, at: place?.trim() };
  if (!(error instanceof DriverException)) return { ...described, message: error.message };
  return { ...described, code: codeOf(error), constraint: 'constraint' in error ? error.constraint : undefined };
}

function causesOf(error: unknown): Error[] {
  const causes: Error[] = [];
  for (let each = error; each instanceof Error && !causes.includes(each); each = each.cause) causes.push(each);
  return causes;
}

function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : '';
}
