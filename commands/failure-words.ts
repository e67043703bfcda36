import { inspect } from 'node:util';
import { z } from 'zod';
import { UsageError } from './args.ts';

/** What is read of whatever was thrown: Node's errors and a database's have a code, those of the embedded one's C library a number. */
const thrown = z.object({
  name: z.string().optional().catch(undefined),
  message: z.string().default('').catch(''),
  code: z.string().default('').catch(''),
  errno: z.number().optional().catch(undefined),
  path: z.string().default('').catch(''),
  constraint: z.string().default('').catch(''),
});
type Thrown = z.infer<typeof thrown>;

/** A sentence for each way in which the surroundings fail a command; the first that fits is said. */
const sentences: [fits: (error: Thrown) => boolean, say: (error: Thrown) => string][] = [
  [
    // 51 is ENOSPC in WASI, which PGlite is compiled to.
    ({ code, name, errno }) => /^(ENOSPC|EDQUOT|53100)$/.test(code) || (name === 'ErrnoError' && errno === 51),
    () => 'The disk is full, so nothing more can be written. Make room, then try again.',
  ],
  [
    ({ code }) => /^(EACCES|EPERM|EROFS)$/.test(code),
    ({ path, code }) =>
      `${path || 'A file'} may not be written or read by this login (${code}). Change its rights, or name another folder with DATA_DIR.`,
  ],
  [
    ({ code }) => /^(EEXIST|ENOTDIR)$/.test(code),
    ({ path }) => `${path} is a file or lies in one, and not a folder. Name a folder with DATA_DIR.`,
  ],
  [
    ({ name, message }) =>
      /^(RuntimeError|ErrnoError|ExitStatus)$/.test(name ?? '') || message.startsWith('PGlite failed'),
    () =>
      'The embedded data cannot be opened: its folder is damaged, or was begun and never finished. Put a copy of it back, or move ' +
      'the folder of DATA_DIR away to begin anew.',
  ],
  [
    ({ code }) => code.startsWith('28'),
    () => 'The server refuses the login of DATABASE_URL: its name or its password is wrong, or it may not connect.',
  ],
  [
    // Where the database is missing MikroORM tries to create it, which our logins may not.
    ({ code, message }) => code === '3D000' || /permission denied to create database/.test(message),
    () =>
      'The server has no database of the name in DATABASE_URL. Create it as the login that owns the tables, then run: ' +
      'npm run comptoir -- migrate',
  ],
  [
    ({ message }) => /permission denied to create extension "vector"|extension "vector" is not available/.test(message),
    () =>
      'The database has no pgvector, which searching needs. Install it on the server, and run once as its superuser, in this ' +
      'database: create extension vector',
  ],
  [({ code }) => code === '53300', () => 'The server takes no more connections. Close some, or raise max_connections.'],
  [
    ({ code, message }) =>
      /^(ECONN|ENOTFOUND|EAI_|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EPIPE|08|57P)/.test(code) ||
      /^Connection terminated|timeout exceeded when trying to connect/.test(message),
    ({ code }) =>
      `The database cannot be reached${code ? ` (${code})` : ''}. Check that it runs, and the host and port of DATABASE_URL.`,
  ],
  [
    ({ code }) => code === '23505',
    ({ constraint }) => `Nothing was written, because it is there already${constraint ? ` (${constraint})` : ''}.`,
  ],
];

/** What went wrong, in a sentence; the stack only where the error is none that was foreseen. */
export function errorWords(error: unknown): string {
  if (error instanceof UsageError || isOurs(error)) return error.message;
  const known = failureWords(error);
  if (known !== null) return known;
  if (!(error instanceof Error)) return `Something that is no error was thrown: ${inspect(error)}`;
  return error.constructor === Error ? error.message : (error.stack ?? error.message);
}

/** Ours say what to do already, and keep what they come from as their cause. */
function isOurs(error: unknown): error is Error {
  return error instanceof Error && error.constructor === Error && error.cause !== undefined;
}

/** What went wrong around us and what to do about it, in one line; null where it is none of the known ways. */
export function failureWords(error: unknown): string | null {
  const chain = causesOf(error);
  for (const [fits, say] of sentences) {
    const found = chain.find(fits);
    if (found) return say(found);
  }
  return null;
}

function causesOf(error: unknown): Thrown[] {
  const seen: unknown[] = [];
  // What is reached at several addresses fails with an error that holds one for each.
  for (let each = error; each && !seen.includes(each); each = nextOf(each)) seen.push(each);
  return seen.flatMap((each) => thrown.safeParse(each).data ?? []);
}

function nextOf(error: unknown): unknown {
  if (error instanceof AggregateError) return error.errors[0];
  return error instanceof Error ? error.cause : null;
}
