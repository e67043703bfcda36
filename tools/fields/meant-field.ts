import { customFields, type FieldNoun, type FieldRow } from '#db/custom-field.ts';
import { fieldKey } from '#language/settings/field.ts';
import { idIn, onlyOne } from '../meant.ts';
import type { ToolContext } from '../tool.ts';
import { fieldLabel } from './field-words.ts';

/** The one field that is called so, on the records that were named; of the same name on two kinds of records it is asked which. */
export async function meantField(ctx: ToolContext, words: string, noun: FieldNoun | undefined) {
  const id = idIn(words);
  const key = fieldKey(words);
  const fits = (field: FieldRow) => (id === null ? field.key === key : field.id === id);
  const found = (await customFields(ctx.db)).filter((field) => fits(field) && (!noun || field.noun === noun));
  return onlyOne({ found, isExact: true }, words.trim(), (field) => ({
    label: fieldLabel(field, ctx.language),
    input: { field: field.id },
  }));
}
