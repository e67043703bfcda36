/** What tells a French spreadsheet that the file is UTF-8. */
export const byteOrderMark = '\ufeff';

/** A line of a file for a French spreadsheet: `;` between cells, quotes where they are needed, and nothing that would be a formula. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map(safeCell).join(';')}\r\n`;
}

/** Text that a spreadsheet would calculate gets an apostrophe, also behind blanks and with full-width signs; an import takes it away again. */
export function safeCell(cell: string): string {
  const disarmed = /^\s*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/.test(cell) && !isNumber.test(cell) ? `'${cell}` : cell;
  return /[";\r\n]/.test(disarmed) ? `"${disarmed.replaceAll('"', '""')}"` : disarmed;
}

/** An amount below zero is no formula. */
const isNumber = /^-\d{1,12}(?:,\d+)?$/;
