import { readEmail } from '#language/email.ts';
import { readPlate } from '#language/plate.ts';
import { readListedPhone } from './listed-phone.ts';
import type { ContactField, Mapping } from './mapping.ts';

/** A line of a list as a contact that can be kept. */
export interface ListedPerson {
  firstName: string | null;
  lastName: string | null;
  phone: string | null;
  email: string | null;
  company: string | null;
  postcode: string | null;
  plate: string | null;
  model: string;
}

/** Why a line is not brought in, by what is read of it alone. */
export type Unfit = 'no_name' | 'name' | 'phone' | 'email' | 'plate';

const longestName = 80;
const noName = /^[=+@<-]|https?:|[<>{}|\\\p{Cc}]/u;
const titles = /^(?:m\.?|mr\.?|mme\.?|mlle\.?|mrs\.?|ms\.?|monsieur|madame|mademoiselle)\s+/i;

/** Reads a line by the mapping: the same line is always read the same. */
export function readListRow(
  cells: readonly string[],
  { columns, lastFirst }: Mapping,
): ListedPerson | { unfit: Unfit } {
  const cell = (field: ContactField) => {
    const at = columns.findIndex((column) => column.field === field);
    return at === -1 ? '' : (cells[at] ?? '').replaceAll(/\s+/g, ' ').trim();
  };
  const company = cell('company') || null;
  const whole = splitName(cell('name'), lastFirst);
  const firstName = cell('firstName') || whole.firstName;
  const lastName = cell('lastName') || whole.lastName || (firstName ? null : company);
  for (const name of [firstName, lastName, company])
    if (name && (name.length > longestName || noName.test(name) || !/\p{L}/u.test(name))) return { unfit: 'name' };
  if (!firstName && !lastName) return { unfit: 'no_name' };
  const [first, second] = [cell('phone'), cell('otherPhone')];
  const phone = readListedPhone(first) ?? readListedPhone(second);
  if (phone === null && (first || second)) return { unfit: 'phone' };
  const email = cell('email') === '' ? null : readEmail(cell('email'));
  if (email === null && cell('email') !== '') return { unfit: 'email' };
  const plate = cell('plate') === '' ? null : readPlate(cell('plate'));
  if (plate === null && cell('plate') !== '') return { unfit: 'plate' };
  const postcode = /^\d{4}$/.test(cell('postcode')) ? `0${cell('postcode')}` : cell('postcode') || null;
  return {
    firstName: firstName || null,
    lastName: lastName || null,
    phone,
    email,
    company,
    postcode,
    plate,
    model: cell('model'),
  };
}

function splitName(name: string, lastFirst: boolean): { firstName: string | null; lastName: string | null } {
  const said = name.replace(titles, '').trim();
  if (said === '') return { firstName: null, lastName: null };
  const [before = '', after] = said.split(/,\s*/, 2);
  if (after) return { firstName: after, lastName: before };
  const words = said.split(' ');
  if (words.length === 1) return { firstName: null, lastName: said };
  if (!lastFirst) return { firstName: words[0] ?? null, lastName: words.slice(1).join(' ') };
  // "DE LA TOUR Anne": the family name is what is written in capitals.
  const end = words.findIndex((word, at) => at > 0 && word !== word.toUpperCase());
  const at = end === -1 ? 1 : end;
  return { firstName: words.slice(at).join(' ') || null, lastName: words.slice(0, at).join(' ') };
}
