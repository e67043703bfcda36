import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { openEar } from '#agents/rules/ear/open-ear.ts';
import { type EarSide, readUtterances } from '#agents/rules/ear/utterance.ts';
import { belowFloor, readFloor } from '#evals/ear/floor.ts';
import { type EarScore, type Hearing, hearUtterance, scoreHearings } from '#evals/ear/measure.ts';
import { scoreSlots, type SlotName, slotNames, type SlotScore, type SlotScores } from '#evals/ear/slots.ts';
import { type Options, textFlag, UsageError } from './args.ts';

const monthFile = fileURLToPath(new URL('../evals/ear/month.check.jsonl', import.meta.url));

/**
 * `eval ear [--file FILE] [--json]`: how well the ear hears the labelled messages of a file, a month of a front desk unless one
 * is named, and under it what the readers found of their slots. Exit code 1 when the month is heard worse than it was; another file, and the
 * slots, have no floor.
 */
export function evaluateEar(options: Options): void {
  const file = textFlag(options, 'file');
  if (file !== null && !existsSync(file)) throw new UsageError(`--file "${file}" is not there.`);
  const ears = openEar();
  const utterances = readUtterances(file ?? monthFile);
  const hearings = utterances.map((utterance) => hearUtterance(ears, utterance));
  const scores = {
    customer: scoreHearings(hearings.filter(({ side }) => side === 'customer')),
    staff: scoreHearings(hearings.filter(({ side }) => side === 'staff')),
  };
  const slots = { customer: scoreSlots(utterances, 'customer'), staff: scoreSlots(utterances, 'staff') };
  print(options.flags['json'] ? jsonOf(scores, slots) : `${tableOf(hearings)}\n\n${slotTableOf(slots)}`);
  const faults = file === null ? belowFloor(scores, readFloor()) : [];
  if (faults.length === 0) return;
  process.stderr.write(`${faults.join('\n')}\n`);
  process.exitCode = 1;
}

function jsonOf(scores: Record<EarSide, EarScore>, slots: Record<EarSide, SlotScores>): string {
  const sideOf = (side: EarSide) => {
    const { lines, first, three, sure, answered } = scores[side];
    return { lines, first, three, sure, answered, slots: slots[side] };
  };
  return JSON.stringify({ customer: sideOf('customer'), staff: sideOf('staff') });
}

function tableOf(hearings: readonly Hearing[]): string {
  const head = ['', 'lines', 'first', 'in three', 'sure', 'right of it', 'at 97 %', 'sure, wrong'];
  const rows = (['customer', 'staff'] as const).flatMap((side) =>
    (['fr', 'en', null] as const).map((lang) => {
      const mine = hearings.filter((one) => one.side === side && (lang === null || one.lang === lang));
      return [`${side} ${lang ?? 'all'}`, ...cellsOf(scoreHearings(mine))];
    }),
  );
  return linesOf([head, ...rows]);
}

function slotTableOf(slots: Record<EarSide, SlotScores>): string {
  const head = ['slots', 'fr labelled', 'found', 'unlabelled', 'en labelled', 'found', 'unlabelled'];
  const rows = (['customer', 'staff'] as const).flatMap((side) =>
    slotNames.map((name) => [`${side} ${name}`, ...slotCellsOf(slots[side], name)]),
  );
  return linesOf([head, ...rows]);
}

function slotCellsOf(slots: SlotScores, name: SlotName): string[] {
  const countsOf = ({ labelled, found, unlabelled }: SlotScore) => [labelled, found, unlabelled].map(String);
  return [...countsOf(slots[name].fr), ...countsOf(slots[name].en)];
}

function linesOf(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => row.map((cell, at) => cell.padStart(at === 0 ? 17 : 12)).join('')).join('\n');
}

function cellsOf({ lines, first, three, answered, sure, coverage, sureAndWrong }: EarScore): string[] {
  const shares = [first, three, answered, sure, coverage, sureAndWrong];
  return [String(lines), ...shares.map((share) => `${(share * 100).toFixed(1)} %`)];
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
