import type { ResourceRow } from '#db/resource.ts';
import type { Language } from '#language/language.ts';
import { fold } from '#language/normalise.ts';
import { inWords } from '../speaking.ts';
import { ToolError } from '../tool.ts';

export const bayKinds = ['bay', 'technician'] as const;

const longestName = 40;

/** What the bays of a business are called: "Pont 1" and "Pont 2" are "ponts". */
function stemOf(bays: readonly Pick<ResourceRow, 'name'>[]): string | null {
  const [first] = bays;
  return first ? (/^(\p{L}[\p{L}' -]*?)\s*\d+$/u.exec(first.name)?.[1] ?? null) : null;
}

/** The name of one more: "Pont 3" beside Pont 1 and Pont 2, whatever word was said for it; the word itself where there is none yet. */
export function nextName(bays: readonly Pick<ResourceRow, 'name'>[], said: string, number: number | null): string {
  const stem = stemOf(bays) ?? said.charAt(0).toUpperCase() + said.slice(1);
  const taken = bays.flatMap(({ name }) => Number(/(\d+)$/.exec(name)?.[1] ?? 0));
  return `${stem} ${number ?? Math.max(bays.length, ...taken) + 1}`;
}

/** A name as the diary shows it. */
export function bayName(name: string): string {
  const tidied = name.replaceAll(/\s+/g, ' ').trim();
  if (/^\p{L}[\p{L}\p{M}\d .'’-]*$/u.test(tidied) && tidied.length <= longestName) {
    return tidied.charAt(0).toUpperCase() + tidied.slice(1);
  }
  throw new ToolError(`"${tidied.slice(0, longestName)}" is no name of a bay or a technician.`, 'Ask for the name.', {
    fr: `Quel nom faut-il mettre au planning ? Quelques mots, sans rien d'autre : je n'ai rien changé.`,
    en: `Which name shall the diary show? A few words, and nothing else: nothing is changed.`,
  });
}

export function isSameName(one: string, other: string): boolean {
  return fold(one) === fold(other);
}

/** `Pont 1, Pont 2`; "aucun" where there is none. */
export function bayNames(rows: readonly { name: string }[], language: Language): string {
  if (rows.length === 0) return inWords(language, { fr: 'aucun', en: 'none' });
  return rows.map(({ name }) => name).join(', ');
}
