import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { openEar } from '#agents/rules/ear/open-ear.ts';
import { readUtterances } from '#agents/rules/ear/utterance.ts';
import { belowFloor, readFloor } from '#evals/ear/floor.ts';
import { type EarScore, type Hearing, hearUtterance, scoreHearings } from '#evals/ear/measure.ts';
import { type Options, textFlag, UsageError } from './args.ts';

const monthFile = fileURLToPath(new URL('../evals/ear/month.check.jsonl', import.meta.url));

/** What `--json` prints of each side. */
const shown = ['customer', 'staff', 'lines', 'first', 'three', 'sure', 'answered'];

/**
 * `eval ear [--file FILE] [--json]`: how well the ear hears the labelled messages of a file, a month of a front desk unless one
 * is named. Exit code 1 when the month is heard worse than it was; another file has no floor. The slots are not measured.
 */
export function evaluateEar(options: Options): void {
  const file = textFlag(options, 'file');
  if (file !== null && !existsSync(file)) throw new UsageError(`--file "${file}" is not there.`);
  const ears = openEar();
  const hearings = readUtterances(file ?? monthFile).map((utterance) => hearUtterance(ears, utterance));
  const scores = {
    customer: scoreHearings(hearings.filter(({ side }) => side === 'customer')),
    staff: scoreHearings(hearings.filter(({ side }) => side === 'staff')),
  };
  print(options.flags['json'] ? JSON.stringify(scores, shown) : tableOf(hearings));
  const faults = file === null ? belowFloor(scores, readFloor()) : [];
  if (faults.length === 0) return;
  process.stderr.write(`${faults.join('\n')}\n`);
  process.exitCode = 1;
}

function tableOf(hearings: readonly Hearing[]): string {
  const head = ['', 'lines', 'first', 'in three', 'sure', 'right of it', 'at 97 %', 'sure, wrong'];
  const rows = (['customer', 'staff'] as const).flatMap((side) =>
    (['fr', 'en', null] as const).map((lang) => {
      const mine = hearings.filter((one) => one.side === side && (lang === null || one.lang === lang));
      return [`${side} ${lang ?? 'all'}`, ...cellsOf(scoreHearings(mine))];
    }),
  );
  return [head, ...rows].map((row) => row.map((cell, at) => cell.padStart(at === 0 ? 14 : 12)).join('')).join('\n');
}

function cellsOf({ lines, first, three, answered, sure, coverage, sureAndWrong }: EarScore): string[] {
  const shares = [first, three, answered, sure, coverage, sureAndWrong];
  return [String(lines), ...shares.map((share) => `${(share * 100).toFixed(1)} %`)];
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
