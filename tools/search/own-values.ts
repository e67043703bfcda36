import type { FoundKind, Hit } from '#db/search/kinds.ts';
import { valuesAmong } from '#db/field-value.ts';
import { fold } from '#language/normalise.ts';
import { fieldKey } from '#language/settings/field.ts';
import { valueLabel } from '../fields/field-words.ts';
import type { ToolContext } from '../tool.ts';

/** A value of one field is no longer than that. */
const mostWords = 5;
const mostFound = 20;

/** A record that has what was looked for in a field of the business's own. */
export interface OwnHit extends Hit {
  /** `numéro de clé 42`. */
  beside: string;
}

/**
 * The records with some words in a field of the business's own: "clé 42" names the field, and then nothing else is meant (`isNamed`);
 * "42" alone may be a value.
 */
export async function ownValues(
  { db, language }: ToolContext,
  { text, words, kinds }: { text: string; words: readonly string[]; kinds: readonly FoundKind[] | null },
): Promise<{ hits: OwnHit[]; isNamed: boolean }> {
  const said = fold(text)
    .split(' ')
    .filter((word) => word !== '');
  const suffixes = said.slice(-mostWords).map((_, at, last) => last.slice(at).join(' '));
  const rows = await valuesAmong(db, [...new Set([...suffixes, words.join(' ')])], mostFound);
  const wanted = rows.filter(({ noun }) => kinds === null || kinds.includes(noun));
  const named = wanted.filter(({ key, valueKey }) => {
    if (!suffixes.includes(valueKey)) return false;
    const before = fieldKey(said.slice(0, said.length - valueKey.split(' ').length).join(' ')).split(' ');
    return key.split(' ').every((word) => before.includes(word));
  });
  const alone = wanted.filter(({ valueKey }) => valueKey === words.join(' '));
  const hits = (named.length > 0 ? named : alone).map(({ noun, recordId, name, kind, value }) => ({
    ...{ kind: noun, id: recordId },
    beside: `${name} ${valueLabel(value, kind, language)}`,
  }));
  return { hits, isNamed: named.length > 0 };
}
