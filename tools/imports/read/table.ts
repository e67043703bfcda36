/** A list of people as it stands in a file: its columns, and its rows one after the other. Read again, it gives the same. */
export interface Table {
  header: string[];
  rows: AsyncIterable<string[]>;
}

/** Where a file is kept, and what it is. */
export interface TableFile {
  path: string;
  type: string;
}

export const limits = {
  rows: 100_000,
  columns: 200,
  /** Of one cell or card. */
  recordBytes: 262_144,
  /** A workbook of 300 kB can inflate to 300 MB. */
  inflatedBytes: 60 * 1024 * 1024,
};

export const tableProblems = [
  'empty',
  'too_wide',
  'too_long',
  'broken',
  'not_a_workbook',
  'too_large_inside',
  'not_a_table',
] as const;

export type TableProblem = (typeof tableProblems)[number];

/** A file that is no list we read; the place is a line or a count, where there is one. */
export class TableError extends Error {
  readonly problem: TableProblem;
  readonly at: number | null;
  constructor(problem: TableProblem, at: number | null = null, cause?: unknown) {
    super(`The file is no list that is read: ${problem}${at === null ? '' : ` (${at})`}.`, { cause });
    this.name = 'TableError';
    this.problem = problem;
    this.at = at;
  }
}

/** As it was before an export disarmed it: one apostrophe before what would be a formula. */
export function plainCell(cell: string): string {
  return cell.replace(/^'(?=[\s]*[=+\-@\uff1d\uff0b\uff0d\uff20])/, '').trim();
}
