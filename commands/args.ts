import { parseArgs } from 'node:util';

/** A mistake on the command line: its message is all that is shown. */
export class UsageError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'UsageError';
  }
}

export interface Options {
  words: string[];
  flags: Record<string, string | boolean | undefined>;
}

/** Reads a command's words and flags; an unknown flag is an error that lists the known ones. */
export function readOptions(args: string[], known: Record<string, 'string' | 'boolean'>): Options {
  const options = Object.fromEntries(Object.entries(known).map(([name, type]) => [name, { type }]));
  try {
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true, strict: true });
    return { words: positionals, flags: values };
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n')[0] : 'unreadable';
    const names = Object.keys(known).map((name) => `--${name}`);
    throw new UsageError(`${reason}. Known here: ${names.join(', ') || 'no flags'}.`);
  }
}

export function textFlag({ flags }: Options, name: string): string | null {
  const value = flags[name];
  return typeof value === 'string' ? value : null;
}

/**
 * The clock of a command: `--now 2026-11-23T09:00` is local time in Paris unless it carries an offset, and it stands still,
 * so that the same words give the same answers.
 */
export function clockFrom(
  now: string | null,
  toInstant: (date: string, time: string) => Date | null,
): (() => Date) | null {
  if (now === null) return null;
  const local = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(?::\d{2})?$/.exec(now);
  const hasOffset = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/.test(now);
  const instant = local?.[1] && local[2] ? toInstant(local[1], local[2]) : hasOffset ? new Date(now) : null;
  if (!instant || Number.isNaN(instant.getTime())) {
    throw new UsageError(`--now "${now}" is no time. Write it like 2026-11-23T09:00 or 2026-11-23T08:00:00Z.`);
  }
  return () => instant;
}
