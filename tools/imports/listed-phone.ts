import { readPhone } from '#language/phone.ts';

/**
 * A phone as lists have it: also without the zero that a spreadsheet takes for nothing (`639980101`), with the prefix alone
 * (`33639980101`), and with an extension behind it.
 */
export function readListedPhone(cell: string): string | null {
  if (cell === '') return null;
  const plain = cell.replace(/^'/, '').replace(/\.0+$/, '');
  const digits = plain.replaceAll(/[\s.\-/()]/g, '');
  if (/^[1-9]\d{8}$/.test(digits)) return readPhone(`0${digits}`);
  if (/^33[1-9]\d{8}$/.test(digits)) return readPhone(`+${digits}`);
  return readPhone(plain);
}
