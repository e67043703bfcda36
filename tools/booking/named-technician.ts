import { type ResourceRow, resourcesOf } from '#db/resource.ts';
import { mainSite } from '#db/site.ts';
import { fold } from '#language/normalise.ts';
import { isSameWord } from '#language/same-word.ts';
import { type ToolContext, ToolError } from '../tool.ts';

/** A technician whom a person asked for. */
export interface NamedTechnician {
  id: string;
  /** The first name, where nobody else has it. */
  name: string;
}

/** The technician whom the words name, by first or last name; a refusal that tells who there is when they name nobody or several. */
export async function namedTechnician(
  { db }: Pick<ToolContext, 'db'>,
  words: string | undefined,
): Promise<NamedTechnician | null> {
  if (words === undefined || words.trim() === '') return null;
  const site = await mainSite(db);
  const technicians = (await resourcesOf(db, site.id)).filter(({ kind }) => kind === 'technician');
  const said = fold(words).split(' ');
  const fits = technicians.map((row) => ({ row, count: partsOf(row).filter((part) => isIn(part, said)).length }));
  const most = Math.max(1, ...fits.map(({ count }) => count));
  const [found, ...others] = fits.filter(({ count }) => count === most);
  if (found && others.length === 0) return { id: found.row.id, name: shortName(found.row, technicians) };
  const names = technicians.map(({ name }) => name).join(', ');
  throw new ToolError(
    `"${words}" is not one technician of ours.`,
    `Ask which one is wanted: ${names}. Or leave it out.`,
  );
}

function partsOf({ name }: ResourceRow): string[] {
  return fold(name).split(' ');
}

function isIn(part: string, said: readonly string[]): boolean {
  return said.some((word) => isSameWord(word, part));
}

function shortName({ id, name }: ResourceRow, all: readonly ResourceRow[]): string {
  const [first = name] = name.split(' ');
  const isShared = all.some((other) => other.id !== id && partsOf(other).includes(fold(first)));
  return isShared ? name : first;
}
